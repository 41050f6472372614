"""An advisor on study programs for the terminal: it answers from a folder of knowledge, or says that it cannot."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from advisor.library import Advisor, AdvisorError

__all__ = ["Advisor", "AdvisorError", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Take in the library face when it is first asked for: whoever only wants the command starts sooner."""
    if name in {"Advisor", "AdvisorError"}:
        from advisor import library  # noqa: PLC0415 - as the docstring says

        return getattr(library, name)
    message = f"module 'advisor' has no attribute {name!r}"
    raise AttributeError(message)
