"""Words that tell a name from what else may stand in its place."""

from __future__ import annotations

FUNCTION = frozenset(
    """
    a about after all also am an and any applying are as asking at be because been before being but by calling can
    could currently did do does doing during each every few for from get give graduating had has have he hello help
    here hi hoping how i i'd i'll i'm i've if im in into is it it's its just let like looking many may maybe me
    might more most must my need no not now of off on once only or our out over please really shall she should since
    so some still such tell than thank thanks that the their them then there these they this those though through
    till to too trying under until up very want wanted wanting was we were what what's when where whether which
    while who whose why will with wondering would writing you your
    """.split()
)
"""Words that begin something new after a name, and are none when they are typed in small letters."""

NEXT = frozenset("i we you he she it they my your the a an is are do does did to there this that im i'm am not".split())
"""What follows such a word where it is none of a name: "Anna Can I apply"."""

PARTICLES = frozenset(
    """
    't abu al ap bar ben bin bint binti d da das de degli dei del della den der di dos du e el ibn la las le les lo
    los mac o of san santa st st. ten ter van vander vom von y zu zum zur
    """.split()
)
"""Small words within names."""

NO_NAME = frozenset(
    """
    abroad already alright always another available both changed common confidential confused cool correct correctly
    crazy curious different difficult empty ending excited fine first good great hard hidden important incorrect
    interested listed long mispronounced missing misspelled misspelt never new not off on online outdated outside
    overseas private pronounced protected public ready recorded required same short spelled spelt sure the unusual
    updated urgent visible weird written wrong
    """.split()
)
"""What else is said of a name or an account, or of oneself."""

AFTER_CALL = frozenset(
    """
    again any anything anytime asap at back before but by crazy cynical directly dumb first if immediately in
    instead later lazy maybe naive now nuts old on once one out paranoid please right silly soon stupid the today
    tomorrow tonight up via when with
    """.split()
)
"""What follows "call me" where it is no name."""

PEOPLES = frozenset(
    """
    afghan african albanian algerian american arab argentine argentinian armenian asian australian austrian
    azerbaijani bangladeshi belarusian belgian black bolivian bosnian brazilian british bulgarian burmese cambodian
    cameroonian canadian caribbean catholic caucasian chilean chinese christian colombian croatian cuban cypriot
    czech danish dominican dutch ecuadorian egyptian emirati english estonian ethiopian european filipina filipino
    finnish french georgian german ghanaian greek guatemalan haitian hawaiian hindu hispanic honduran hungarian
    icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jewish jordanian kazakh kenyan
    korean kuwaiti latina latino latinx latvian lebanese libyan lithuanian malaysian mexican mongolian mormon
    moroccan muslim nepalese nepali nigerian norwegian pakistani palestinian panamanian persian peruvian polish
    portuguese protestant qatari romanian russian rwandan saudi scottish senegalese serbian sikh singaporean slovak
    slovenian somali spanish sudanese swedish swiss syrian taiwanese tanzanian thai tunisian turkish ugandan
    ukrainian uruguayan uzbek venezuelan vietnamese welsh white yemeni zambian zimbabwean
    """.split()
)
"""What people are, written with a capital though it is no name."""

ROLES = frozenset(
    """
    accountant active administrator admit alum alumna alumnus analyst applicant architect army assistant associate
    bachelor banker business candidate ceo citizen coast coder consultant corps cto data designer developer director
    doctor duty economist engineer engineering entrepreneur executive finance founder freelancer graduate guard
    holder intern international junior lawyer lead lieutenant major manager marine marketer marketing
    military musician national native navy nurse officer operations owner parent pharmacist physician pilot pm
    product professor program programmer project qa recruiter resident sales scientist senior software specialist
    student swe teacher tech technical undergrad undergraduate ux veteran vp
    """.split()
)
"""What people work as, which some write with a capital."""

CALENDAR = frozenset(
    """
    april august december february friday january july june march may monday november october saturday september
    sunday thursday tuesday wednesday
    """.split()
)
"""What follows "it's" with a capital."""

CAN_BE_NAMES = frozenset("an can do how may will".split())
"""Words that begin something new, and names."""
