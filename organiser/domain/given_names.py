"""Which names are other forms of one: short ones, as Liz for Elizabeth, and spellings, as Mohamed for Mohammed."""

# Each line is one name: its spellings, then behind the bar what it is shortened to. A short form may stand on several
# lines (Sam is Samuel or Samantha); two words belong together when some line has both.
_LINES = """
abdul abdal abdel | abs
abigail abigale | abi abby abbie gail
ahmed ahmad ahmet |
aisha ayesha aysha aishah ayisha |
alan allan allen | al
albert | al bert bertie
alexander aleksander alexandr | alex al sandy xander alec
alexandra aleksandra | alex sandra sandy lexi
alfred | alf alfie fred
alison allison alyson | ali
amanda | mandy
amina aminah ameena |
andrew andrzej andre | andy drew
angela | angie ange
ann anne anna ana | annie nan nancy
anthony antony | tony ant
antonia | toni
arthur | art
barbara | barb babs
benjamin | ben benny benji
bernard | bernie
bernadette | bernie
bridget brigid | bridie biddy
catherine katherine kathryn catharine katarzyna kathrine cathryn | cath cathy kath kathy kate katie kitty kat kasia
caroline carolyn | carol caz
charles | charlie chas chuck
charlotte | charlie lottie
chowdhury choudhury chaudhry chaudhary choudhry chowdhry |
christine christina kristina krystyna | chris chrissy christie tina
christopher kristopher | chris kit topher
clark clarke |
constance | connie
cynthia | cindy
daniel | dan danny
danielle daniela | dani
david dawid | dave davy dai
deborah debra | deb debs debbie
dennis denis | den
derek derrick deryck | del
dominic dominik | dom
donald | don donnie
dorothy | dot dottie dolly
douglas | doug dougie
edith | edie
edward | ed eddie ted teddy ned
edwin | ed eddie
eileen aileen |
eleanor elinor eleanora | ellie nell nora
elizabeth elisabeth elzbieta elspeth | liz lizzie lizzy beth betty bess bessie eliza libby elsie lisa lilibet ela
emily | em emmy
emma | em emmy
ernest | ernie
eugene | gene
fatima fatimah fatema fathima | fati
florence | flo florrie flossie
frances | fran franny francie
francis | frank fran
franklin | frank
frederick frederic fredrick | fred freddie freddy
gabriel | gabe
gabrielle gabriela | gabby
geoffrey jeffrey jeffery geoff | geoff jeff
george jerzy |
georgina georgia | georgie gina
gerald gerard | gerry jerry ged
gillian jillian | gill jill gilly
gregory | greg
gwendoline gwendolyn | gwen
harold | harry hal
harriet | hattie
hassan hasan |
helen helena ellen elena |
henry henryk | harry hank
herbert | bert herb
hussain hussein husain hossain hussien |
ibrahim ebrahim | ibby
isabel isobel isabelle isabella | izzy bella belle
islam eslam |
jacob jakub | jake kuba
jacqueline jaqueline | jackie jacqui
james | jim jimmy jamie
jane jayne | janie
janet | jan
janice janis | jan
jean jeanne | jeanie
jennifer | jen jenny jenni
jeremy | jem jez jerry
jessica | jess jessie
joan |
joanne joanna joann | jo joey asia
john jon jan | jack johnny jonny
jonathan johnathan jonathon | jon jonny jonty
joseph jozef yusuf yousef youssef yousuf | joe joey jo
josephine | jo josie
joshua | josh
judith | judy jude
julia julie |
julian | jules
karen caren karin |
kenneth | ken kenny
kevin | kev
kimberly kimberley | kim
lawrence laurence | larry laurie
leonard | len lenny leo
leslie lesley | les
lewis louis luis | lou louie
lillian lilian | lil lily
louise luisa louisa | lou
lucy lucie lucja |
lukasz lucas luke lukas |
lynn lynne lyn |
madeleine madeline | maddie maddy
magdalena | magda
malgorzata margaret margret margarita | maggie meg peggy marge margie madge peg mags greta rita gosia
maria mary marie | molly polly may mair
mariam maryam miriam | mim
marian marion |
marilyn | lyn
mark marc |
martin martyn | marty
matthew mateusz mathew | matt matty
maureen | mo
maurice morris | mo
maximilian | max
melanie | mel
melissa | mel
michael michal mikhail | mick mike mikey micky
michelle michele | shell chelle
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mahomed mohd muhammet | mo md mohd
monica monika |
moira moyra maura |
morgan |
mustafa mostafa |
natalie nathalie natalia | nat
natasha | tasha
nathan nathaniel | nat nate
nicholas nicolas nikolas mikolaj | nick nicky
nicola nicole nichola | nicky nic nikki
oliver | ollie
olivia | liv livvy
omar umar omer |
osman usman uthman |
pamela | pam
patel pattel |
patricia | pat patsy trish tricia paddy
patrick padraig | pat paddy
paul pawel |
pauline paulina |
penelope | penny
peter piotr | pete
phillip philip | phil pip
priscilla | cilla
rachel rachael rachelle | rach
rahman rehman rahmaan |
raymond | ray
rebecca rebekah | becky becca bex
reginald | reg reggie
richard ryszard | rich richie rick ricky dick
robert | rob robbie bob bobby bert
roberta | bobbie
roderick | rod
rodney | rod
roger rodger | rodge
roland | roly
ronald | ron ronnie
rosemary rosemarie | rose rosie
russell russel | russ
samantha | sam sammy
samuel | sam sammy
sandra | sandy
sarah sara zara | sally sal
sayed syed sayyid said |
sean shaun shawn |
shah |
sheikh shaikh shaik shekh |
sheila shelagh sheelagh |
sidney sydney | sid
simon szymon | si
siobhan shevaun |
smith smyth smythe |
sophie sophia zofia | soph
stacey stacy |
stanley | stan
stephanie stefanie | steph stevie
stephen steven stefan | steve stevie ste
stuart stewart | stu
susan suzanne susanna susannah zuzanna | sue susie suzie suzy
sylvia silvia |
teresa theresa | terry tess tessa
terence terrence | terry tel
theodore | theo ted
thomas tomasz | tom tommy tomek
thompson thomson tomson |
timothy | tim timmy
tobias | toby
tracey tracy | trace
valerie | val
veronica | ronnie vera
victor wiktor | vic
victoria wiktoria | vicky vicki tori
vincent | vince vinny
virginia | ginny
vivien vivienne vivian | viv
walter | wally walt
wendy |
wilfred | wilf fred
wiliam william | bill billy will willie wills liam
winifred | win winnie
xavier javier |
yasmin yasmine jasmin jasmine yasmeen |
yvonne |
zachary zachariah zakariya | zac zack zak
zainab zaynab zeinab |
"""

# Short names that differ from another one by a letter and are no slip of it.
_OF_THEIR_OWN = frozenset(
    """
    adam alma amir anil anya arif asma ayan carl cara cora dana dara dean ella emil eric erik erin evan eve ewan
    finn glen hana hina hugh iain ivan ivor jade june karl kyle leah lena lila lola luca luka mark mary maya
    mina mira mona myra nina nora noor omar owen paula petra raj ravi reza rhys rita rosa ross roy rose ruth
    ryan sana sean seth shane sian sonia tara theo tina todd tony vera zain zara erica paul carla carol daryl
    darren karen sharon aaron ellie millie nellie holly molly polly jason mason harry barry larry gary kerry
    terry jerry megan morgan jamal kamal nadia nadine ali abi ibi ada ida iris idris imran ismail israr bilal
    hilal
    """.split()
)


class _Name:
    """One line of the table."""

    def __init__(self, line: str) -> None:
        spellings, short = line.split("|")
        self.spellings = tuple(spellings.split())
        self.short = frozenset(short.split())


_NAMES = tuple(_Name(line) for line in _LINES.strip().splitlines())
_FOUND: dict[str, frozenset[int]] = {}
for _number, _name in enumerate(_NAMES):
    for _word in (*_name.spellings, *_name.short):
        _FOUND[_word] = _FOUND.get(_word, frozenset()) | {_number}


def numbers(word: str) -> frozenset[int]:
    """Which names, by their numbers in the table, ``word`` (folded) is a form of; none for one that is not known."""
    return _FOUND.get(word, frozenset())


def are_forms(one: str, other: str) -> bool:
    """Whether two words are forms of one name."""
    return bool(numbers(one) & numbers(other))


def are_spellings(one: str, other: str) -> bool:
    """Whether two words are spellings of one name, neither of them short."""
    return any({one, other} <= set(_NAMES[number].spellings) for number in numbers(one) & numbers(other))


def forms(word: str) -> tuple[str, ...]:
    """All forms of the names that ``word`` is a form of, itself included."""
    found = (_NAMES[number] for number in sorted(numbers(word)))
    return tuple(dict.fromkeys([word, *(form for name in found for form in (*name.spellings, *sorted(name.short)))]))


def are_two(one: str, other: str) -> bool:
    """Whether two words are well known as names of their own, so that neither is a slip of the other."""
    return all(word in _FOUND or word in _OF_THEIR_OWN for word in (one, other)) and not are_forms(one, other)


def in_words(one: str, other: str) -> str:
    """How two forms belong together: ``“Liz” can be short for “Elizabeth”``."""
    name = _NAMES[min(numbers(one) & numbers(other))]
    first, second = sorted((one, other), key=lambda word: word in name.spellings)
    if first in name.spellings:
        return f"“{one.capitalize()}” and “{other.capitalize()}” are spellings of one name"
    if second in name.spellings:
        return f"“{first.capitalize()}” can be short for “{second.capitalize()}”"
    return f"“{one.capitalize()}” and “{other.capitalize()}” can both be short for “{name.spellings[0].capitalize()}”"
