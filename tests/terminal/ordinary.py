"""Ordinary questions with numbers, dates and capitals in them, of which all is kept."""

ORDINARY = """
tuition 2025-2026?
fees for 2025/26
is 3.2 enough with a GMAT of 680
I have 100,000 saved
what is the name of the dean
10 years active duty
apply by 1 March 2026?
GMAT 705
is $81,474 the tuition?
does it take 36 months?
is the deadline January 6, 2026?
I'm interested in product management
I'm interested
I'm a nurse
this is great
This is great, thanks
call me back
can someone call me when it opens
I'm Canadian
I'm Canadian, do I need a visa?
I am Indian and have a F1 visa
I have 5 years of experience and a 3.7 GPA
GRE 165 quant 160 verbal
my GRE is 165/160, is that ok
TOEFL 110 (28/27/28/27)
IELTS 7.5 (8.0/7.5/7.0/7.5)
do I have to take 95-702 and 95-703?
is CS 101 or CS 102 required
I earn $120,000 and want to know the ROI
between $50,000 and $60,000
is $50,000-60,000 realistic
2 or 3 years of work
I'm 29, am I too old
I'm not sure which is better
I'm on the waitlist
I'm Navy, can I use the GI Bill
I'm a US citizen
do veterans with 36 months of Post-9/11 benefits get 100%
is it a 10 minute drive from campus
is there 24 hour street parking
I worked 5 years on Wall Street
does the program start in January or August 2026
what is round 1, 2 and 3
my name is spelled wrong on the application, who can fix it
my name is not on the list
is the class 9:00-10:30 or 14:00 - 15:30
can I apply in 2026, 2027 or 2028
what are the office hours 9 to 5
is the class size 100-150 students
I'm a product manager at Google with 7 years
thanks, when is the deadline
Thanks
best program for PMs
what are the best product management courses
regards the GMAT, is it required
does the application have to be signed
who signed the form
MBA vs MSPM
I'm looking at cmu.edu right now
do you have an instagram account
is the linkedin learning free
is OPT 12 months or 36 months
I took the GMAT on 12/11/2025
the deadline is 2026-01-06 at 23:59
salary of 150000
is 150000 usd a year realistic
jobs @ Google
one or two years
is it twenty twenty six or twenty twenty seven
do I need a passport number to apply
what is the application fee of $200
application fee 200
which form do I need, VA form 22-1990?
I'm Product Manager at Google
I'm so excited
This is the MBA, right?
student here, what does it cost
Engineer here. Is coding needed?
is Chapter 33 accepted?
my case is special, I have 2 degrees
born in India, do I count as international
I was born to lead 3 teams
my wife is a student
my manager said I should apply
call me crazy but can I do both
can I get in with 2 years, 3.4 GPA, 680 GMAT, 5 internships
do I submit the id with 2 references
on 5/15 or 6/15?
what is due 1 December 2025 and 15 January 2026
MSPM 2026: 12 months, 120 units, 3 terms
I'm good at math
it's Python or Java?
This is my 2nd question
what's the average age? 27 or 28?
how many people live on campus
I live in Pittsburgh
I live at home
my address is outside the US, does it matter
my linkedin is not updated, does it matter
The program's name is too long
I'm calling about the fee
it's OK
i'm intersted in the mba
i'm mspm admit, when do i pay
I'm International, is OPT possible
thanks for the help
who do I call at 5 pm
room 123 for the info session?
best wishes for 2026
my account shows 2 errors
is $81,474.50 for 2025-26 right
"""
