using System.Text.RegularExpressions;

namespace Updaters.Docs.Statements;

/// <summary>Phrases that do what <see cref="PastWords"/> do, of words that are harmless alone.</summary>
internal static partial class PastPhrases
{
    private static readonly PhrasePattern InEnglish = new(English());
    private static readonly PhrasePattern InRussian = new(Russian());
    private static readonly PhrasePattern OfMonth = new(Month());

    /// <param name="wording">A sentence as <see cref="Wording.Of"/> gives it.</param>
    public static bool In(ReadOnlySpan<char> wording) => InEnglish.IsMatch(wording) || Opening().IsMatch(wording) || InRussian.IsMatch(wording) || OfMonth.IsMatch(wording);

    [GeneratedRegex(
        """
        \G(?:
        \b(?:
            on\s+purpose | end\s+of\s+(?:life|support|maintenance) | (?:is|are)\s+(?:now\s+)?out\b(?!\s+of) | support\s+(?:for\s+)?[^.]{0,40}\bends?
          | (?:we|i|they|he|she|who)\s+(?:\w{2,}ed|took|made|chose|built|found|went|came|kept|left|gave|got|have\s+(?:been|run|used|seen))\b
          | (?:today\s+(?:we\s+)?|we\s+(?:now\s+|hereby\s+))(?:publish|release|announce)\b | we\s+(?:release|announce)\b | (?:as\s+of|until|since|different(?:ly)?)\s+today
          | (?:do\s+not|don't|never|must\s+not|should\s+not|shouldn't|cannot|can't|unable\s+to|without|not|before|if\s+the)\s+(?:\w+\s+){0,2}?(?:bump|updat|upgrad|chang(?:e|ing)\s+(?:this|it)|rais(?:e|ing)|mov(?:e|ing)\s+(?:to|past|beyond))\w*
          | upgrade\s+(?:fails|path|from) | (?:going|goes?|went)\s+(?:back|wrong)
          | (?:part|snapshot|port|clone|subset|mirror)\s+of(?!\s+(?:the|your|our|this|my|a|an)\b) | (?<!\b(?:bundled|vendored|local|shipped|included|embedded)\s+)copy\s+of | dates?\s+(?:back|from)
          | based\s+on(?=\s*(?:\[|\(|acme|\z|\s*[.,;]))
          | (?:reason|why)\b[^.]{0,30}\bexists? | (?:numbers|figures|results|timings|data)\b[^.]{0,30}\bfrom
          | (?:this|that|it|following|command|which)\s+(?:fails|does\s+not\s+work|no\s+longer\s+works|crashes|hangs)
          | no\s+longer | (?:my|our|their|test(?:ing)?|reporter's)\s+(?:environment|setup|system)\b(?=\s*:)
          | (?:get|got|see|saw|fails?\s+with|throws?|prints?|shows?|gives?)\s+(?:me\s+)?(?:this|the\s+following|an?)\s+(?:error|exception|message|traceback|warning)
          | (?:at\s+the\s+time|as\s+of|time\s+of)\s+(?:of\s+)?(?:this\s+)?writing | is\s+how\b[^.]{0,40}\b(?:was|were|ran|run)
          | (?:repeat|rerun|recreate)\s+(?:our|the|these|those)\b | (?:contains?|has|have|had|with|hit\s+by)\s+(?:a|an|the|some|known|this|several)\s+(?:\w+\s+)?(?:bugs?|problems?|issues?|faults?|flaws?|defects?|errors?)
          | the\s+fix(?:es)?\s+(?:of|in|from|that) | (?:this|demo|talk|paper|team|they|he|she)\s+used | patch(?:es)?\s+(?:against|applies|apply|for) | known\s+to\s+(?:fail|work|be|have) | (?:eats?|loses?|deletes?|destroys?|wipes?)\s+(?:your|the|all|memory|data) | suffers?\s+from
          | (?:in|of|for|during|by|since)\s+(?:19|20)\d\d
          | (?:lower|upper)\s+bound | (?:needs|requires?|exactly)\s+(?:exactly|precisely|just)\s+(?:this|that)
          | (?:you|you're|anyone|those|everyone|everybody|users?|people)\s+(?:(?:who|are|is|not|probably|still|were)\s+){0,3}(?:using|running|on(?!\s+(?:the|our|your|my|this)\s+(?:team|project)\b))
          | (?:debian|ubuntu|fedora|alpine|homebrew|arch|rhel|centos|nixpkgs|conda-forge|opensuse|gentoo|freebsd)\b[^!?;]{0,40}\b(?:ships?|packages(?!\s*[.,:;]|\s+(?:of|for|are|is|can)\b)|includes?|has|carries|comes\s+with)
          | (?:security|bug)\s*fix(?:es)? | for\s+what\s+(?:has\s+)?changed | for\s+now | already(?=\W*\z) | work(?:s|ed)?\s+for\s+(?:us|me) | thanks\s+to
          | (?:same|these|those)\s+(?:numbers|results|figures|timings) | (?<!(?:install|use|get|download|fetch|run|pull|take|need|want)\s+(?:exactly\s+)?)(?:that|this|which)\s+(?:very\s+)?version(?=[^\w?]*\z)
          | (?<!\b(?:the|a|latest|last)\s+)released
          | (?:you|users?|who|that|they)\s+come\s+from | go(?:ing)?\s+on\s+(?:using|with(?!\s+the\s+next)) | continue\s+(?:to\s+use|using|with)
          | cite\s+(?:as|this) | et\s+al | get\s+rid\s+of
          | problem\s+(?:can|with|is|in|of) | proof\s+of\s+concept
          | (?:stays?|keeps?|steers?|remains?)\s+(?:away|clear|off|behind|on|at|with)\b(?!\s+(?:the\s+)?(?:disk|call|duty|track|top)\b) | back\s+(?:to|at|on)(?=\s+(?:\w+\s+){0,2}v?\d)
        )\b | \b(?:other|another|different|newer|more)\s+(?:versions?|releases?)\s*(?::|\z) | (?<=[\s(])[<>]=?\s*v?\d+\.\d+\.\d
        | (?<!than\s)(?<![\w.])v?\d+\.x\b | (?<=[\s,(])(?:19|20)\d\d\W*\z | \[x\]\s[^.]*\b(?:upgrad|updat|roll|migrat|mov|switch|bump|releas|deploy|перейти|перев|обнов)
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex English();

    [GeneratedRegex(
        """
        \G(?:
        \b(?:
            (?<!,\s+)тогда | до\s+сих\s+пор | больше\s+не | на\s+момент | рад[ыа]?\s+сообщ | патч\w*\s+(?:для|к|накладыва\w+|против) | на\s+тот\s+момент | с\s+тех\s+пор | в\s+то\s+время
          | (?:есть|содержит|имеет|из-за)\s+(?:\w+\s+)?(?:ошибк|баг|проблем|уязвим|дефект)\w* | это\s+(?:ошибка|баг)
          | (?:другие|другая|иные|прочие|остальные|более\s+\w+)\s+верси\w | старых?\s+верси\w | взамен | обход\s+(?:ошибк|проблем)\w*
          | не\s+(?:обновл|обнов|трог|меня|повыш|поднима)\w+ | (?:нельзя|невозможно|рано|не\s+мож\w+|не\s+готов\w*)\s+(?:\w+\s+)?(?:обнов|перейти|перех)\w*
          | обнов\w+\s+(?:пока\s+)?(?:нельзя|невозможно|не) | (?:часть|копия|снимок)\s+(?:кода|проекта|выпуска|версии)? | вошл?[оаи]?\s+в
          | завершается\s+(?:с\s+)?(?:сбо|ошиб|авар)\w* | (?:с\s+)?версии\s+до | нижн\w+\s+(?:границ|верси)\w* | последн\w+\s+верси\w+,?\s+(?:для|под|с|со|котор\w+|где|на)
          | у\s+(?:вас|кого|меня|них|него|нее)\b | пока\b[^.]{0,60}\bне\b | пока\s+(?:что\s+)?(?:остава|остан|держ)\w+ | (?:debian|ubuntu|fedora|alpine|astra|alt)\b[^.]{0,30}\b(?:входит|есть|лежит)
          | сегодня\s+(?:мы\s+)?(?:выпуска|публику|представля)\w* | (?:об|все|список|перечень)\s+изменени\w+ | что\s+(?:изменилось|нового) | последн\w+\s+(?:сборк|выпуск|релиз)\w*\s+(?:для|под|с|со|котор\w+)
          | последн\w+\s+(?:для|с\s+поддержкой|под) | основан\w*\s+на(?!\s+(?:образ|контейнер)) | (?:со|на|под|для|в)\s+стар(?:ым|ой|ом|ых|ого|ую|ый)\b
        )
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Russian();

    /// <summary>What only counts at the start.</summary>
    [GeneratedRegex(
        """
        \A(?:
          \W*(?:
              (?:before|after|old|previously|broken|bad|wrong|was|earlier)\W*:?\W*\z
            | (?:set-?up|test\s*bed|hardware|стенд|условия)\s*:
            | (?:in|since|from|with|в|во|с|из)\s+(?:(?:version|release|верси\w|релиз\w)\s+)?v?\d+\.\d+\.\d+\b
          )
        | [\s>*•-]{0,5}v?\d+\.\d[\w.]*\s*[:\u2013\u2014]\s
        | [\s>*_-]*(?:версия|version)\s*:(?!\s*v?\d+\.\d+\.\d+\W*\z)
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Opening();

    /// <summary>A month or season in which something was so.</summary>
    [GeneratedRegex(@"\G(?:\b(?:in|since|until|till|by|last|from|early|late|checked\s+in|through)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter)\b|\b(?i:в\s+(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре|20\d\d)|весной|осенью|зимой)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
