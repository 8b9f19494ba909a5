#include "text/given_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tenet::text {
namespace {

// Common given names of the English-speaking world, of its neighbours and of those who come from elsewhere. Sorted.
// clang-format off
constexpr std::array<std::string_view, 676> males = {
    "aaron", "abdul", "abdullah", "abel", "abraham", "abram", "adam", "adnan", "adolf", "adrian", "ahmad", "ahmed",
    "alan", "albert", "alberto", "alec", "alejandro", "aleksandr", "alessandro", "alexander", "alexandre", "alexei",
    "alfonso", "alfred", "alfredo", "ali", "allan", "allen", "alonzo", "alvin", "amadou", "amir", "amit", "anatoly",
    "anders", "andre", "andreas", "andrei", "andres", "andrew", "andrey", "andrzej", "andy", "angelo", "anil",
    "anthony", "anton", "antonin", "antonio", "antony", "archie", "ari", "armando", "arnold", "arthur", "arturo",
    "arun", "asa", "asif", "augustus", "austin", "avery", "barack", "barry", "bart", "bartholomew", "bashar", "basil",
    "ben", "benedict", "benjamin", "benny", "bernard", "bernie", "bert", "bill", "billy", "bjorn", "blaine", "blake",
    "bob", "bobby", "boris", "brad", "bradley", "brandon", "brendan", "brent", "bret", "brett", "brian", "bruce",
    "bruno", "bryan", "byron", "caleb", "calvin", "cameron", "carl", "carlos", "carlton", "carter", "cedric", "cesar",
    "chad", "charles", "chester", "chris", "christian", "christoph", "christophe", "christopher", "chuck", "clarence",
    "clark", "claude", "clay", "clayton", "clement", "cliff", "clifford", "clint", "clinton", "clive", "clyde",
    "cody", "colin", "conor", "conrad", "corey", "cornelius", "craig", "curt", "curtis", "cyril", "cyrus", "dale",
    "damian", "damon", "dan", "daniel", "danny", "darrell", "darren", "daryl", "dave", "david", "dean", "demetrius",
    "denis", "dennis", "derek", "derrick", "desmond", "devin", "dick", "diego", "dieter", "dimitri", "dirk", "dmitri",
    "dmitry", "dominic", "dominick", "don", "donald", "donnie", "doug", "douglas", "duane", "duncan", "dustin",
    "dwayne", "dwight", "earl", "ed", "eddie", "edgar", "edmund", "eduardo", "edward", "edwin", "efrain", "eli",
    "elias", "elijah", "elliot", "elliott", "elmer", "elon", "elvis", "emanuel", "emilio", "emmanuel", "enrique",
    "enzo", "eric", "erik", "ernest", "ernesto", "ernst", "erwin", "ethan", "etienne", "eugene", "evan", "everett",
    "evgeny", "ezra", "fabian", "faisal", "farhad", "federico", "felipe", "felix", "ferdinand", "fernando", "fidel",
    "floyd", "francesco", "francis", "francisco", "franco", "francois", "frank", "franklin", "franz", "fred",
    "freddie", "frederick", "fritz", "gabriel", "gareth", "garrett", "garry", "gary", "gavin", "gene", "geoff",
    "geoffrey", "geoffroy", "george", "georges", "gerald", "gerard", "gerhard", "gerry", "gianni", "gilbert", "giles",
    "giorgio", "giovanni", "giuseppe", "glen", "glenn", "gonzalo", "gordon", "graham", "grant", "greg", "gregg",
    "gregory", "guido", "guillermo", "gus", "gustav", "gustavo", "guy", "hakeem", "hank", "hans", "harold", "harry",
    "harvey", "hassan", "heath", "hector", "heinrich", "helmut", "henri", "henrik", "henry", "herbert", "herman",
    "hiroshi", "homer", "horace", "horst", "howard", "hubert", "hugh", "hugo", "humberto", "hussein", "ian",
    "ibrahim", "ignacio", "igor", "ike", "imran", "ira", "irving", "isaac", "isaiah", "ismail", "israel", "ivan",
    "ivo", "jack", "jackson", "jacob", "jacques", "jake", "jamal", "james", "jared", "jason", "javier", "jay",
    "jean-claude", "jean-pierre", "jeb", "jed", "jeff", "jefferson", "jeffrey", "jens", "jeremiah", "jeremy",
    "jerome", "jerry", "jesse", "jesus", "jim", "jimmy", "joachim", "joao", "joaquin", "joe", "joel", "johan",
    "johann", "johannes", "john", "johnny", "jon", "jonah", "jonas", "jonathan", "jorge", "jose", "josef", "joseph",
    "josh", "joshua", "josiah", "juan", "julian", "julio", "julius", "jurgen", "justin", "kareem", "karim", "karl",
    "keith", "ken", "kenneth", "kenny", "kent", "kevin", "khalid", "kieran", "kirk", "klaus", "konrad", "konstantin",
    "kurt", "kwame", "kyle", "lamar", "lance", "larry", "lars", "laurence", "lawrence", "leo", "leon", "leonard",
    "leonardo", "leonid", "leroy", "les", "lester", "lev", "levi", "lewis", "liam", "lincoln", "lionel", "lloyd",
    "lorenzo", "lou", "louis", "lowell", "luc", "luca", "lucas", "luciano", "luigi", "luis", "luke", "luther", "lyle",
    "lyndon", "malcolm", "malik", "manuel", "marc", "marcel", "marcelo", "marco", "marcos", "marcus", "mariano",
    "mario", "marius", "mark", "marshall", "martin", "marvin", "mason", "massimo", "mateo", "matt", "matthew",
    "matthias", "maurice", "mauricio", "max", "maxim", "maximilian", "maxwell", "mehmet", "mel", "melvin", "michael",
    "michel", "miguel", "mike", "mikhail", "milan", "miles", "milton", "mitch", "mitchell", "mohamed", "mohammad",
    "mohammed", "monty", "morris", "moses", "muhammad", "murray", "mustafa", "nasser", "nate", "nathan", "nathaniel",
    "neal", "ned", "neil", "nelson", "nicholas", "nick", "nicolas", "nicolo", "nigel", "nikita", "nikolai", "noah",
    "noam", "noel", "norbert", "norm", "norman", "octavio", "olaf", "oleg", "oliver", "omar", "orlando", "orrin",
    "oscar", "osman", "oswald", "otto", "owen", "pablo", "paolo", "pascal", "patrick", "paul", "pavel", "pedro",
    "percy", "perry", "pete", "peter", "petr", "phil", "philip", "philippe", "phillip", "pierre", "piotr", "preston",
    "quentin", "rafael", "rahul", "raj", "rajiv", "ralph", "ramon", "randall", "randolph", "randy", "rashid", "raul",
    "ravi", "ray", "raymond", "reggie", "reginald", "reinhold", "reuben", "rex", "ricardo", "riccardo", "rich",
    "richard", "rick", "ricky", "rob", "robert", "roberto", "rod", "roderick", "rodney", "rodolfo", "rodrigo",
    "roger", "roland", "rolf", "roman", "ron", "ronald", "ronnie", "rory", "ross", "roy", "ruben", "rudolf",
    "rudolph", "rudy", "rufus", "rupert", "russ", "russell", "ryan", "salman", "salvador", "salvatore", "samir",
    "samuel", "sandeep", "sandro", "sanjay", "santiago", "saul", "scott", "sean", "sebastian", "serge", "sergei",
    "sergey", "sergio", "seth", "shane", "shaun", "shawn", "sherrod", "siegfried", "simon", "solomon", "spencer",
    "stan", "stanley", "stefan", "stefano", "stephan", "stephen", "sterling", "steve", "steven", "stewart", "stuart",
    "sven", "sylvester", "tarek", "tariq", "ted", "teddy", "terence", "terrance", "terrence", "theo", "theodore",
    "thomas", "tim", "timothy", "tobias", "todd", "tom", "tomas", "tommy", "tony", "travis", "trevor", "troy",
    "tyler", "tyrone", "ulrich", "umar", "umberto", "uri", "vaclav", "vernon", "vicente", "victor", "viktor", "vince",
    "vincent", "vincenzo", "virgil", "vito", "vlad", "vladimir", "volodymyr", "wade", "wallace", "walt", "walter",
    "warren", "wayne", "wendell", "wesley", "wilbur", "wilfred", "wilhelm", "will", "willard", "william", "willie",
    "wilson", "winston", "wolfgang", "woodrow", "xavier", "yasser", "yitzhak", "yuri", "yusuf", "zachary", "zack",
    "zaid",
};
constexpr std::array<std::string_view, 605> females = {
    "abby", "abigail", "ada", "adela", "adele", "adriana", "adrienne", "agatha", "agnes", "aisha", "akiko",
    "alejandra", "alexandra", "alexandria", "alexis", "alice", "alicia", "alina", "alison", "alissa", "allison",
    "allyson", "alma", "alondra", "alyssa", "amalia", "amanda", "amber", "amelia", "amina", "amy", "ana", "anabel",
    "anastasia", "andrea", "angela", "angelica", "angelina", "angie", "anita", "ann", "anna", "annabel", "anne",
    "annette", "annie", "antoinette", "antonia", "april", "arlene", "ashley", "astrid", "audrey", "aurora", "ava",
    "ayesha", "barbara", "beatrice", "beatriz", "becky", "belinda", "bella", "bernadette", "bernice", "beth",
    "bethany", "betsy", "betty", "bettye", "beverly", "bianca", "blanca", "blanche", "bonnie", "brenda", "bridget",
    "brigitte", "brittany", "brooke", "camila", "camilla", "camille", "candace", "candice", "carla", "carmen",
    "carol", "carole", "carolina", "caroline", "carolyn", "carrie", "cassandra", "catalina", "catherine", "cathleen",
    "cathy", "cecilia", "celeste", "celia", "celine", "charlene", "charlotte", "chelsea", "cheryl", "chiara", "chloe",
    "christa", "christiane", "christie", "christina", "christine", "chrystia", "cindy", "claire", "clara", "clarissa",
    "claudia", "colette", "colleen", "condoleezza", "connie", "constance", "consuelo", "cora", "cordelia", "corinne",
    "courtney", "cristina", "crystal", "cynthia", "daisy", "danielle", "daphne", "darlene", "dawn", "deanna", "deb",
    "debbie", "deborah", "debra", "deirdre", "delia", "denise", "desiree", "diana", "diane", "dianne", "dolores",
    "donna", "dora", "doreen", "doris", "dorothy", "edith", "edna", "edwina", "eileen", "elaine", "eleanor", "elena",
    "elisa", "elisabeth", "elise", "eliza", "elizabeth", "ella", "ellen", "eloise", "elsa", "elsie", "elvira",
    "emilia", "emily", "emma", "erica", "erika", "erin", "esmeralda", "esperanza", "estelle", "esther", "ethel",
    "eugenia", "eunice", "eva", "evangeline", "eve", "evelyn", "faith", "fatima", "fatma", "faye", "felicia",
    "felicity", "fern", "fiona", "flora", "florence", "frances", "francesca", "francine", "francoise", "freda",
    "frieda", "gabriela", "gabrielle", "gail", "gayle", "geneva", "genevieve", "georgia", "geraldine", "gertrude",
    "gillian", "gina", "ginger", "giorgia", "gisela", "giulia", "gladys", "gloria", "grace", "greta", "gretchen",
    "guadalupe", "gwen", "gwendolyn", "hannah", "harriet", "hazel", "heather", "hedwig", "heidi", "helen", "helena",
    "helene", "helga", "henrietta", "hilary", "hilda", "hillary", "holly", "hope", "huma", "ida", "ilana", "ilhan",
    "ilona", "imelda", "ines", "ingrid", "irena", "irene", "irina", "iris", "irma", "isabel", "isabella", "isadora",
    "ivana", "ivanka", "ivy", "jackie", "jacqueline", "jane", "janelle", "janet", "janice", "janine", "jasmine",
    "jeanette", "jeanne", "jemima", "jen", "jenna", "jennifer", "jenny", "jessica", "jill", "jo", "joan", "joann",
    "joanna", "joanne", "jocelyn", "jodi", "johanna", "josefina", "josephine", "joy", "joyce", "juanita", "judith",
    "judy", "julia", "juliana", "julie", "juliet", "juliette", "june", "kaitlin", "kamala", "kara", "karen", "karin",
    "karina", "karine", "karla", "karoline", "kate", "katharine", "katherine", "kathleen", "kathryn", "kathy",
    "katie", "katrina", "katya", "kay", "kayla", "kayleigh", "keisha", "kellie", "kellyanne", "kendra", "kimberly",
    "kirsten", "kirstjen", "kristen", "kristi", "kristin", "kristina", "kristine", "kyrsten", "lara", "latoya",
    "laura", "lauren", "laurie", "lea", "leah", "leila", "lena", "leona", "leonora", "leticia", "letitia", "liana",
    "lidia", "lila", "lillian", "lily", "linda", "lisa", "liz", "liza", "lois", "lola", "lora", "loretta", "lori",
    "lorna", "lorraine", "louisa", "louise", "lourdes", "lucia", "lucille", "lucinda", "lucy", "luisa", "lydia",
    "lynda", "lynne", "mabel", "madeleine", "madeline", "madison", "magdalena", "maggie", "mandy", "marcella",
    "marcia", "margaret", "margarita", "margot", "marguerite", "maria", "mariah", "marian", "mariana", "marianne",
    "marie", "marilyn", "marina", "marjorie", "marlene", "marsha", "marta", "martha", "martina", "mary", "maryam",
    "mathilda", "matilda", "maud", "maura", "maureen", "mavis", "maxine", "maya", "megan", "meghan", "melania",
    "melanie", "melinda", "melissa", "mercedes", "meredith", "mia", "michele", "michelle", "mildred", "millicent",
    "mimi", "minnie", "miranda", "miriam", "misty", "moira", "molly", "mona", "monica", "monique", "morgana",
    "muriel", "myra", "myrtle", "nadia", "nancy", "naomi", "natalia", "natalie", "natasha", "neera", "nicola",
    "nicole", "nikki", "nina", "nora", "noreen", "norma", "odette", "odile", "olga", "olive", "olivia", "opal",
    "ophelia", "paige", "pam", "pamela", "patience", "patrice", "patricia", "patsy", "patty", "paula", "paulette",
    "pauline", "pearl", "peggy", "penelope", "penny", "petra", "philippa", "phoebe", "phyllis", "pilar", "pippa",
    "polly", "portia", "pramila", "priscilla", "priya", "prudence", "rachael", "rachel", "ramona", "raquel",
    "rashida", "rebecca", "regina", "renata", "renee", "rhoda", "rhonda", "rita", "roberta", "rochelle", "rosa",
    "rosalie", "rosalind", "rosalyn", "rosanna", "rosario", "rose", "rosemary", "rosie", "roxana", "roxanne", "ruth",
    "sabrina", "sadie", "sally", "samantha", "sandra", "sara", "sarah", "saundra", "selena", "selma", "serena",
    "sharon", "sheila", "shelby", "shelley", "shelly", "sheryl", "shirley", "silvia", "simone", "sofia", "sonia",
    "sonya", "sophia", "sophie", "stacey", "stella", "stephanie", "sue", "susan", "susana", "susanna", "susanne",
    "susie", "suzanne", "suzi", "svetlana", "sybil", "sylvia", "tabitha", "tamara", "tammy", "tanya", "tara",
    "tatiana", "teresa", "terri", "tess", "tessa", "thelma", "theresa", "therese", "tiffany", "tina", "toni",
    "tracey", "traci", "tricia", "trish", "trudy", "tulsi", "ulrike", "ursula", "valentina", "valerie", "vanessa",
    "vera", "verna", "veronica", "vicki", "vicky", "victoria", "viola", "violet", "virginia", "vivian", "viviane",
    "wanda", "wendy", "whitney", "whoopi", "wilma", "winifred", "winona", "yasmin", "yolanda", "yvette", "yvonne",
    "zainab", "zelda", "zoe", "zora",
};
constexpr std::array<std::string_view, 59> either = {
    "addison", "alex", "ariel", "aubrey", "bailey", "casey", "charlie", "dakota", "dana", "devon", "drew", "emerson",
    "finley", "frankie", "gale", "hayden", "hunter", "jaime", "jamie", "jan", "jean", "jessie", "jody", "jordan",
    "kelly", "kerry", "kim", "lane", "lee", "leslie", "lindsay", "lindsey", "logan", "lynn", "mackenzie", "marion",
    "micah", "morgan", "parker", "pat", "peyton", "quinn", "reese", "rene", "riley", "robin", "rowan", "sam", "sandy",
    "sasha", "shannon", "sidney", "skyler", "stacy", "sydney", "taylor", "terry", "tracy", "wren",
};
// clang-format on
static_assert(std::ranges::is_sorted(males));
static_assert(std::ranges::is_sorted(females));
static_assert(std::ranges::is_sorted(either));

}  // namespace

GivenName given_name(std::string_view word) {
  static const auto names = [] {
    std::unordered_map<std::string_view, GivenName> map;
    for (const auto name : males) map.emplace(name, GivenName::male);
    for (const auto name : females) map.emplace(name, GivenName::female);
    for (const auto name : either) map.emplace(name, GivenName::either);
    return map;
  }();
  const auto found = names.find(word);
  return found == names.end() ? GivenName::none : found->second;
}

}  // namespace tenet::text
