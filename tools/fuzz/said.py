"""Good files of the tiny world that say each thing that such a file can say: with these to begin
with, many of what they are changed into are read, and not only refused."""

GRIDS = (
    """\
id: both
variants: [one]
grid:
  field.exactly: {from: 1, to: 3}
  team.athletes: [2, 3]
rulings:
  one: [{noc: CAN, event: dash, exactly: 1, date: 2013-11-22, basis: a court}]
  two: [{noc: RUS, event: dash, at_most: 0, date: 2013-11-22, basis: declined}]
""",
    "id: numbers\nquestion: How many?\ngrid:\n  field.exactly: [1, 2, 3]\n",
    "id: steps\ngrid: {field.exactly: {from: 5, to: 12, step: 2}, host.squads.men: [0, 1]}\n",
    "id: dropped\nvariants: [base, one, two]\ndrop: [host, team]\n",
    "id: alone\n",
    """\
id: lots
drop: [host]
rulings:
  a-lot: [{noc: RUS, event: dash, form: lot, rank: 2, drawn: 1, date: 2013-11-22, basis: lot}]
  back:
    - {noc: CAN, event: dash, form: given back, places: 1, date: 2013-11-22, basis: returned}
    - {noc: NED, list: dash, form: withdrawn, rank: 2, date: 2013-11-23, basis: injured}
""",
)

VARIANTS = (
    "id: one\nchange: {field.exactly: 2}\n",
    "id: two\nquestion: What if?\nchange: {field.exactly: 2, host.squads.men: 0}\ndrop: [team]\n",
    """\
id: three
change:
  field.exactly: 12
add:
  - {id: most, kind: noc_squad_limit, squads: [men], at_most: 3, cite: the question}
award:
  - {id: all, lists: [dash, relay], order: rank_by_rank, policy: rank_maximal, cite: x}
""",
    """\
id: four
question: Other places?
drop: [host]
award:
  - {id: relays, lists: [relay], order: rank_by_rank, cite: sentence 3}
  - id: dashes
    lists: [dash]
    order: list_by_list
    policy: fill_first
    cite: the question
""",
)

PUBLISHED = (
    "noc,dash,relay\nCAN,2,X\nRUS,0,X\n",
    "noc,name,dash,relay,men,athletes\nCAN,Canada,2,1,3,3\nNED,Netherlands,1,-,1,1\nRUS,,0,0,0,0\n",
    "noc;dash;relay\nCAN;2;X\nRUS;;-\nNorway;1;\n",
    "NOC\tdash\trelay\tnocs\nCAN\t2\tX\t1\nUSA\t1\t\t\n",
    '\ufeffAs of 22 November 2013\n\nnoc,dash,relay\n"Korea, Republic of",1,X\nGER,2,X\n',
    "noc,dash\nCAN,1\nRUS,1\nNED,1\nSUI,0\nAUT,0\n",
    "sep=;\nNation;dash;relay;athletes\nFRA;1;x;3\nSWE;0;;0\n",
)

RULINGS = (
    "noc,event,at_most,date,basis\nRUS,dash,0,2013-11-22,declined\n",
    "noc,event,exactly,date,basis\nNED,dash,1,2013-11-22,a court\nCAN,relay,0,2013-11-23,no\n",
    "noc,event,list,rank,form,date,basis\nCAN,dash,dash,1,withdrawn,2013-11-22,injured\n"
    "RUS,dash,dash,2,not eligible,2013-11-23,a nation of its own\n",
    "noc,event,list,rank,form,drawn,date,basis\nRUS,dash,dash,2,lot,1,2013-11-22,drawn by lot\n"
    "NED,dash,dash,2,lot,2,2013-11-22,drawn by lot\n",
    "noc,event,form,places,date,basis\nCAN,dash,given back,1,2013-11-22,returned\n"
    "NED,dash,beside,2,2013-11-23,beside the quota\n",
    "noc,event,form,at_most,exactly,places,list,rank,drawn,date,basis\n"
    'CAN,dash,,1,,,,,,22 November 2013,"declined, by letter"\nNED,dash,,,1,,,,,2013-11-23,a court\n'
    "RUS,dash,withdrawn,,,,dash,2,,2013-11-24,injured\n",
    "noc;event;at_most;date;basis\nCanada;Dash;1;22.11.2013;declined\nNetherlands;relay;0;"
    "23.11.2013;not confirmed\n",
)
