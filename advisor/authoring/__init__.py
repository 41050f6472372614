"""What helps those who keep a knowledge base: finding mistakes, and mending them."""
