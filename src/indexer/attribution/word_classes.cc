#include "indexer/attribution/word_classes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "text/name_words.h"

namespace tenet::indexer {
namespace {

// Words of a class, parted by white space.
struct Row {
  WordClasses classes;
  std::string_view words;
};

// Verbs of speech: regular ones by their bare form, of which the others are made.
constexpr std::string_view speech_verbs = R"(
  accept acknowledge add address advise advocate affirm agree allege announce answer appeal argue ask assail assert
  assure attest aver bark beam begin bellow bemoan bewail blast boast brag caution challenge charge chant cheer claim clarify comment
  complain conclude concur condemn confess confirm conjecture contend continue cry counter cite declare decry defend demand denounce
  detail disclose dismiss elaborate emphasize emphasise enthuse exclaim exhort explain express exult fire fret fume gloat
  greet grumble gush hail highlight holler howl implore imply indicate inform insist instruct interject intone inquire joke
  jest lament laugh lecture marvel mention moan mock mumble murmur muse mutter note object observe offer opine order
  pen pitch plead pledge point ponder post praise pray predict proclaim profess promise pronounce propose protest
  proclaim publish question quip rage rail raise rant reason reassure recall reassert recommend recount reflect reiterate relate
  remark remember remind report reply respond restate retort reveal roar rejoin scoff scold scream shout sigh signal
  slam sneer snipe snort speculate stammer state stress stump suggest summarize surmise sum testify taunt tease thank
  theorize threaten thunder tout trumpet tweet retweet utter urge venture vent voice volunteer vow wail warn whisper
  wonder worry yell acclaim agitate apologize apologise banter besmirch blare blurt chastise chide chime chuckle concede contest
  converse counsel crow deadpan demur dub echo email estimate expound foresee implore intimate inveigh lash maintain
  message mouth note outline prompt recite recommend remonstrate rule sermonize snap specify spout submit sympathize
  text toast underline underscore underscored tell_ gripe growl grouse heckle hint hypothesize acquiesce
  lobby press talk analyze assess hope believe fear conjure figure reckon doubt joke
)";

// Irregular ones: bare form, present, past, participle.
constexpr std::array<std::array<std::string_view, 4>, 46> irregular_speech_verbs = {{
    {"say", "says", "said", "saying"},
    {"tell", "tells", "told", "telling"},
    {"write", "writes", "wrote", "writing"},
    {"written", "", "written", ""},
    {"admit", "admits", "admitted", "admitting"},
    {"quote", "quotes", "quoted", "quoting"},
    {"speak", "speaks", "spoke", "speaking"},
    {"think", "thinks", "thought", "thinking"},
    {"feel", "feels", "felt", "feeling"},
    {"find", "finds", "found", "finding"},
    {"read", "reads", "read", "reading"},
    {"show", "shows", "showed", "showing"},
    {"put", "puts", "put", "putting"},
    {"swear", "swears", "swore", "swearing"},
    {"sing", "sings", "sang", "singing"},
    {"blog", "blogs", "blogged", "blogging"},
    {"refer", "refers", "referred", "referring"},
    {"repeat", "repeats", "repeated", "repeating"},
    {"deny", "denies", "denied", "denying"},
    {"let", "", "", ""},
    {"rebut", "rebuts", "rebutted", "rebutting"},
    {"go", "goes", "went", "going"},
    {"posit", "posits", "posited", "positing"},
    {"hold", "holds", "held", "holding"},
    {"forbid", "forbids", "forbade", "forbidding"},
    {"foretell", "foretells", "foretold", "foretelling"},
    {"mean", "means", "meant", "meaning"},
    {"rap", "raps", "rapped", "rapping"},
    {"quip", "quips", "quipped", "quipping"},
    {"sob", "sobs", "sobbed", "sobbing"},
    {"write", "writes", "penned", "writing"},
    {"begin", "begins", "began", "beginning"},
    {"drawl", "drawls", "drawled", "drawling"},
    {"shoot", "shoots", "shot", "shooting"},
    {"plead", "pleads", "pled", "pleading"},
    {"vow", "vows", "vowed", "vowing"},
    {"spell", "spells", "spelled", "spelling"},
    {"throw", "throws", "threw", "throwing"},
    {"cry", "cries", "cried", "crying"},
    {"reply", "replies", "replied", "replying"},
    {"specify", "specifies", "specified", "specifying"},
    {"testify", "testifies", "testified", "testifying"},
    {"clarify", "clarifies", "clarified", "clarifying"},
    {"sum", "sums", "summed", "summing"},
    {"chat", "chats", "chatted", "chatting"},
    {"type", "types", "typed", "typing"},
}};

// Verbs that say of somebody what the quotation has in words: regular by bare form.
constexpr std::string_view portraying_verbs = R"(
  accuse applaud attack attribute bash belittle berate blame brand call categorize caricature castigate celebrate
  characterize characterise compare compliment consider entities credit criticize criticise decry defend define demean depict
  deride describe diagnose dismiss deem deplore dub encourage envision excoriate endorse fault favor hail honor identify impugn insult invoke
  label laud lambaste lambast liken list lampoon mischaracterize mock name nickname paint parrot peg portray praise
  promote ridicule rip salute savage scorn skewer tag target tarnish trash treat view vilify welcome want need seek support
  oppose reject renounce repudiate disavow criticized envisage champion extol use employ deploy borrow
  warn pillory knock ding lambast pan
)";

constexpr std::array rows = {
    Row{statement, R"(accusation account admission advice allegation ambition announcement answer argument assertion
      assessment assurance belief blog boast book call charge claim column comment comments complaint concern concession
      contention conviction criticism cry declaration demand denial description dictum editorial email emails
      endorsement essay explanation expression fear goal hope idea insistence interview invitation joke lament letter line
      mantra memo message messages mission motto note notion opinion oath observation order phrase platform pledge
      plea position post prediction principle principles proclamation promise proposal proposition quip quote rant
      reaction recollection remark remarks reply report response retort rhetoric sentiment slogan speech statement
      statements story suggestion summary tagline take talk testimony text theory thesis threat tweet tweets
      verdict view vow warning wish word words)"},
    Row{pronoun,
        "he she they we i it you him her them me us one another everyone everybody nobody someone somebody others "
        "both"},
    Row{possessive, "his her their its my our your whose"},
    Row{determiner,
        R"(the a an this that these those some many last next most several few all both another other each every any no
      one two three four five six seven eight nine ten dozens hundreds thousands various certain)"},
    Row{preposition, R"(of in on at by for from with to about against into over under after before during between among
      through without within toward towards across behind near like unlike amid despite via per since until upon
      outside inside alongside beyond around above below along following including regarding concerning according off out up
      down as than besides except throughout onto)"},
    Row{conjunction, R"(and but or nor yet so because although though while whereas when whenever if unless where
      wherever whether once lest that until since as than)"},
    Row{auxiliary, R"(is was are were be been being am has had have having will would can could may might must shall
      should do does did doing 's 'd 've 'll isn't wasn't aren't weren't hasn't hadn't haven't won't wouldn't can't couldn't
      doesn't don't didn't shouldn't)"},
    Row{adverb, R"(also later then now once again recently often never always still already even just only first
      previously earlier further furthermore instead too soon meanwhile however sometimes perhaps maybe not ever
      today simply flatly bluntly famously back aloud long there here thereby thus therefore indeed nonetheless
      nevertheless moreover afterward afterwards afterwords nowhere twice though very quite almost else anyway together why how)"},
    Row{relative, "who which that whom whose what"},
    Row{time, R"(monday tuesday wednesday thursday friday saturday sunday january february march april may june july
      august september october november december jan feb aug sept oct nov dec yesterday today tonight tomorrow
      morning afternoon evening night week month year weekend weeks months years days day hours ago minutes later mondays sundays mon tue wed thu fri sat sun)"},
    Row{verb,
        R"(got get gets getting took take takes taking made make makes making came come comes gave give gives giving
      went go goes ran run runs saw see sees seen seeing knew know knows known kept keep keeps left leave leaves
      led lead leads met meet meets won win wins lost lose loses stood stand stands sat sit sits paid pay pays sent
      send sends set sets become becomes became seems seem appears appear looks look turned turn turns
      began begin begins tried try tries helped help helps used use uses worked works lives live lived held hold holds
      brought bring brings bought buy built build broke break chose choose drew draw drove drive fell fall fought fight
      flew fly forgot grew grow heard hear hid hit hurt laid lay let lie lit meant mean put raised rose rise shook
      shot sold sought seek seeks spent spend stuck struck swept taught thrown threw understood understand wore wear
      responded responding joined serves serve served moved needs need likes like loves love hates faces faced wants want shares
      continues remains remain includes include included backs backed plans planned issued issues released releases remember)"},
    Row{person_noun, R"(man woman boy girl guy mother father son daughter brother sister wife husband uncle aunt friend
      neighbor neighbour resident voter student teacher doctor nurse officer official spokesman spokeswoman spokesperson
      expert critic supporter opponent aide source witness survivor victim veteran farmer worker businessman businesswoman
      billionaire mogul celebrity president senator candidate nominee king queen prince pope someone somebody
      congressman congresswoman analyst scientist lawyer prosecutor judge sheriff chief mayor governor commissioner director
      chairman chairwoman chair head founder author writer columnist reporter journalist editor pollster strategist
      consultant adviser advisor professor scholar researcher economist historian activist organizer advocate leader
      republican democrat libertarian conservative liberal socialist frontrunner front-runner runner-up caller host
      moderator anchor actor actress singer musician comedian attorney manager coach pastor priest rabbi imam bishop)"},
    Row{body_noun | plural,
        R"(group organization organisation campaign company firm agency department committee board council
      commission union coalition association foundation institute party newspaper paper magazine network court
      government administration bureau ministry office team league federation panel jury website site station outlet
      platform legislature senate congress crowd audience staff public media press congregation charity nonprofit non-profit
      university college school publication publisher tabloid daily weekly bank army navy force service embassy
      consulate church synagogue mosque caucus delegation family couple tribunal registry trust city county town state
      nation country industry community movement chamber)"},
    Row{document | body_noun | plural,
        R"(study report poll survey letter statement memo memorandum document bill law ad advertisement video editorial
      article email e-mail book song sign placard banner poster headline caption petition complaint lawsuit suit filing
      indictment order ruling resolution tweet post blog transcript release statute proclamation act constitution
      amendment decision opinion agreement treaty charter code manual guide guideline regulation directive affidavit
      warrant brief review summary excerpt passage footnote note memoir story column essay message page notice
      subpoena verdict readout manifesto brochure leaflet pamphlet flyer card spot commercial documentary film movie
      piece plan fact-sheet reports polls letters statements documents emails ads articles tweets posts laws rules
      guidelines regulations investigation analysis inquiry audit hat shirt t-shirt t-shirts shirts hats button
      sticker billboard billboards signs posters banners placards cable cables filings motion voice-over voiceover)"},
    Row{provision,
        "section subsection paragraph subparagraph part title article chapter clause item schedule appendix annex "
        "exhibit"},
    Row{people_noun | plural, R"(police critics officials experts supporters authorities researchers prosecutors lawyers
      doctors sources reports polls voters activists aides scientists organizers analysts people members residents
      witnesses investigators neighbours neighbors parents students advocates opponents protesters protestors women men
      lawmakers reporters journalists leaders observers strategists pundits economists teachers workers detectives
      firefighters family friends republicans democrats conservatives liberals americans delegates candidates operatives
      executives advisers advisors allies attorneys judges senators governors mayors chiefs demonstrators followers fans
      historians professors scholars rivals others some many editors columnists families children kids colleagues
      spokesmen representatives congressmen donors consultants pollsters progressives immigrants veterans skeptics
      groups organizations organisations agencies companies campaigns courts departments committees councils unions
      newspapers networks outlets firms authors hosts users commentators marchers policymakers lobbyists biographers
      bloggers staffers employees insiders citizens agents reviewers attendees partners owners questioners
      commissioners directors managers presidents ministers diplomats scientists physicians nurses farmers soldiers
      guards jailers warders informants offenders parolees nurses sergeants prisoners inmates defendants plaintiffs victims survivors jurors justices sheriffs troopers deputies clerks
      taxpayers drivers customers clients patients passengers tenants landlords hecklers onlookers bystanders
      commenters contributors columnists publishers chairmen executives investors traders developers engineers
      businessmen businesswomen entrepreneurs staff graduates alumni peers friends neighbors relatives girls boys
      mothers fathers daughters sons brothers sisters wives husbands candidates nominees superdelegates loyalists
      surrogates planners regulators auditors inspectors counselors therapists clergy bishops pastors rabbis imams
      socialists libertarians muslims christians jews catholics evangelicals hispanics latinos europeans germans
      percent majority half thirds plurality
      californians texans new-yorkers floridians iowans virginians ohioans)"},
    Row{person_noun,
        R"(mp mep mla mpp msp td guard jailer warder informant offender parolee nurse sergeant trooper staffer neurosurgeon surgeon physician narrator confidant confidante investor employee impostor
      commenter heckler insider tycoon designer diplomat biographer lobbyist blogger centrist graduate colleague
      developer attendee assailant attacker user person child kid youth teenager teen millionaire socialist progressive
      citizen clerk client customer defendant plaintiff juror inmate prisoner soldier general driver farmer engineer
      entrepreneur pilot player publisher partner planner rancher retiree senior septuagenarian stranger suspect
      tenant traveler tutor victim viewer reader listener widow widower youngster heavyweight challenger incumbent
      front-runner underdog heir newcomer outsider maverick firebrand loyalist surrogate ally adversary rival enemy
      operative organiser campaigner protester protestor demonstrator passerby bystander commentator pundit anchorman
      anchorwoman newsman newscaster broadcaster producer filmmaker novelist poet playwright artist painter rapper
      dancer model chef boxer wrestler quarterback golfer athlete champion psychologist psychiatrist therapist
      counselor sociologist criminologist statistician demographer theologian philosopher ethicist physicist chemist
      biologist climatologist engineer technician mechanic electrician plumber carpenter bartender waiter waitress
      cashier cook janitor paramedic firefighter policeman policewoman ranger trooper constable bailiff mediator
      ombudsman auditor accountant banker broker trader economist realtor builder contractor cop sailor marine
      troublemaker californian texan vermonter new-yorker floridian arizonan ohioan virginian georgian native immigrant refugee
      mom dad mum grandfather grandmother grandson granddaughter cousin nephew niece stepfather stepmother fiancee fiance
      husband spouse parent sibling twin baby introducer spokeswoman predecessor successor voice winner loser underling intern)"},
    Row{abbreviation,
        R"(mr mrs ms dr sen rep gov gen col lt sgt capt maj cmdr rev hon prof st jr sr inc corp co ltd dept
      pres sens reps messrs atty adm det supt insp no vs v u.s u.k d.c u.n a.m p.m ph.d esq calif fla ga ill ind
      kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ala ariz ark colo conn
      del jan feb mar apr jun jul aug sept oct nov dec mt ft bros etc j.d b.a m.d i.e e.g n.y n.j n.h n.c s.c r.i)"},
    Row{according, "according"},
    Row{modal,
        "to will would can could may might must shall should did do does didn't don't doesn't won't wouldn't 'll "
        "can't"},
    Row{weak, R"(show shows showed showing put puts putting find finds found finding believe believes believed believing
      think thinks thought thinking hope hopes hoped hoping feel feels felt feeling fear fears feared read reads reading
      hold holds held holding address addresses addressed addressing accept accepts accepted go goes went going speak
      speaks spoke speaking raise raises raised thank thanks thanked publish publishes published post posts posted
      point points need needs needed needing use uses used using support supports supported supporting name names named
      naming list lists listed view views viewed viewing consider considers considered entities casts casting want wants
      wanted wanting favor favors favored credit credits credited savage savages target targets targeted targeting
      diagnosed prompt prompts prompted mean means meant begin begins began beginning throw throws threw spell order
      orders ordered signal signals signaled type types venture ventures contest reflect reflects reflected figure
      figures doubt signaled text texts rule rules ruled relate relates related relating advocates cry express expresses
      expressed offer offers offered offering seek seeks sought seeking endorse endorsed endorses deploy deployed invoke
      invokes invoked promote promotes promoted champion champions championed attack attacks attacked attacking mention
      mentions mentioned respect tag tagged hail hit present fire fired fires hear heard present charge charged laugh
      laughed celebrate celebrates celebrated welcome welcomes welcomed trash treat treats treated encourage encouraged
      encourages identify identified identifies honor honored liken borrow borrowed submit submitted sing sings sang
      voice volunteer volunteers volunteered appeal appeals appealed challenge challenges challenged test prove reject
      rejects rejected oppose opposes opposed cheer cheered marvel knock knocked ding cited cites cite detail detailed
      outline outlined outlines lead let hold estimate estimated estimates chat state shoot shot advise advised
      counsel message object relate measure assess analyze talk talks talked talking recites recited agree agrees agreed worry worries worried yell explain respond condemn states question questions
      questioned require recite account reason imagine)"},
    Row{naming,
        R"(titled entitled dubbed called so-called nicknamed named named headlined captioned labeled labelled known
      termed christened billed slogan moniker hashtag acronym nickname catchphrase sobriquet pseudonym)"},
    Row{work, R"(book books bill act song songs album film movie show series program programme magazine novel
      documentary episode musical play game memoir essay article headline column hashtag podcast website report
      initiative campaign slogan ballad anthem hymn poem painting track sitcom drama ad video exhibit bestseller
      segment album single comedy plan)"},
    Row{male,
        R"(he him his himself mr sir father brother son husband widower king prince congressman spokesman man boy lord
      uncle businessman guy councilman)"},
    Row{female,
        R"(she her hers herself mrs ms miss madam lady mother sister daughter wife widow queen princess congresswoman
      chairwoman spokeswoman woman girl dame aunt businesswoman actress councilwoman)"},
};

class Table {
 public:
  Table() {
    for (const Row& row : rows) add_all(row.words, [&](const std::string& word) { add(word, row.classes); });
    add_all(speech_verbs, [&](const std::string& word) { add_verb(word, 0); });
    add_all(portraying_verbs, [&](const std::string& word) { add_verb(word, portrays); });
    for (const std::string_view word : text::title_words()) add(std::string(word), title | person_noun);
    for (const std::string_view word : text::body_name_words()) add(std::string(word), body_name);
    for (const auto& [bare, present, past, participle] : irregular_speech_verbs) {
      add(std::string(bare), say);
      add(std::string(present), says);
      add(std::string(past), says);
      add(std::string(participle), saying);
    }
  }

  [[nodiscard]] WordClasses find(std::string_view word) const {
    for (std::size_t at = hash(word) % slots_.size();; at = (at + 1) % slots_.size()) {
      const Slot& slot = slots_[at];
      if (slot.classes == 0 || slot.word == word) return slot.classes;
    }
  }

 private:
  // Every word of a document is asked for, so the words lie in one piece of memory, each at its hash or soon behind it.
  struct Slot {
    std::string word = {};
    WordClasses classes = 0;  // 0: nothing is here
  };
  static constexpr std::size_t slot_count = 8192;  // more than twice the words

  // The first and the last eight bytes tell words apart well enough.
  static std::size_t hash(std::string_view word) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    const std::size_t size = std::min(word.size(), sizeof first);
    std::memcpy(&first, word.data(), size);
    if (word.size() > size) std::memcpy(&last, word.data() + word.size() - sizeof last, sizeof last);
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;  // odd, its bits well mixed
    const std::uint64_t mixed = (first ^ (last * golden) ^ word.size()) * golden;
    return static_cast<std::size_t>(mixed >> 32U);
  }

  template <typename Use>
  static void add_all(std::string_view words, Use use) {
    while (true) {
      const std::size_t begin = words.find_first_not_of(" \n");
      if (begin == std::string_view::npos) return;
      const std::size_t end = std::min(words.find_first_of(" \n", begin), words.size());
      use(std::string(words.substr(begin, end - begin)));
      words.remove_prefix(end);
    }
  }

  void add(const std::string& word, WordClasses classes) {
    if (word.empty()) return;
    std::size_t at = hash(word) % slots_.size();
    while (slots_[at].classes != 0 && slots_[at].word != word) at = (at + 1) % slots_.size();
    slots_[at].word = word;
    slots_[at].classes |= classes;
  }

  // The forms of a regular verb: argue, argues, argued, arguing.
  void add_verb(const std::string& bare, WordClasses extra) {
    const std::string stem = bare.substr(0, bare.size() - 1);
    const bool ends_in_e = bare.back() == 'e';
    const bool ends_in_y =
        bare.back() == 'y' && std::string_view("aeou").find(bare[bare.size() - 2]) == std::string_view::npos;
    const bool hisses = bare.ends_with("s") || bare.ends_with("sh") || bare.ends_with("ch") || bare.ends_with("x");
    add(bare, say | extra);
    add(ends_in_y ? stem + "ies" : bare + (hisses ? "es" : "s"), says | extra);
    add(ends_in_y ? stem + "ied" : ends_in_e ? bare + "d" : bare + "ed", says | extra);
    add((ends_in_e ? stem : bare) + "ing", saying | extra);
    // These double their last letter.
    if (bare == "tag" || bare == "rip" || bare == "pan" || bare == "peg" || bare == "dub" || bare == "brag" ||
        bare == "quip") {
      add(bare + bare.back() + "ed", says | extra);
      add(bare + bare.back() + "ing", saying | extra);
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(slot_count);
};

}  // namespace

WordClasses classes_of(std::string_view word) {
  static const Table table;
  return table.find(word);
}

}  // namespace tenet::indexer
