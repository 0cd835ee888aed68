namespace Updaters.Docs.Statements;

/// <summary>
/// Words that show that a sentence says what to do, or how things are now. A sentence of prose without any of them is no reason to move a version:
/// <c>The certificate covers `tool:1.2.3`</c>. In English and in Russian.
/// </summary>
internal static class PresentWords
{
    /// <summary>Fewer words make no sentence, but a label or an item.</summary>
    private const int FewestOfSentence = 3;

    private static readonly WordTable Table = new(
        """
        install installs installing installation use uses using run runs pull pulls download downloads get fetch take takes add pin set start try see read look check build builds
        building clone copy put write writes open choose pick prefer recommend recommends recommended need needs require requires find go goes current currently latest newest stable
        default image images tag tags container package archive binary bundle bundles contains contain powered linted execute deploy deploys launch enter type replace update upgrade
        append paste point points override specify declare lint lints scan visit consult refer documentation docs reference example examples sample guide here list
        source sources config configuration schema script screenshot page version release easiest simplest way want load save generate restore describe described enough
        starts launches brings should must lists shows prints says reports outputs answers returns displays
        works work is are lives available at home create configure obtain grab follow extract unpack untar verify license licence licensed depends depend relies rely expects expect calls call invokes invoke provides provide gives give enables extends mounts mount adds pins action actions workflow
        workflows template templates pipeline pipelines hook hooks job jobs plugin plugins dependency dependencies manifest chart module starter snippet one-liner powers drives
        assumes assume now call calls invokes shell shells wraps wrap fetches ships ship deploys packaged pinned we're
        установ* устанавлива* использ* запуст* запуска* скача* загруз* возьм* берите бери получ* добав* укаж* укажите задай* постав* ставьте ставим собер* собира* клонир*
        скопир* примен* выбер* выбир* рекоменд* нуж* требу* понадоб* текущ* актуальн* сейчас последн* стабильн* образ образа тег пакет архив контейнер выполн* команд* замен* обнов*
        разворач* поднимает умолчанию закреп* смотр* см прочит* чита* подробн* документац* справк* инструкц* пример* загляни* ссылк* здесь образе bundled bundles unless лежит лежат доступ* версия версии выпуск исходн* конфиг* настро* скрипт* файл* проще строк*
        зафиксир* берем берет тянем тянет тяните качаем качайте выкач* подтяг* поднима* держим храни* живет кладем раскат* накат* прогон* вызыва* действи* шаблон* завис* конвейер* пайплайн* хук* плагин* модул*
        стоит работает хватит достаточно открой* опис* подключ* проверк* проверьте проверяй* готов* развер* свер* введите должн* можно лицензия лицензии лицензи* как
        """);

    /// <param name="wording">A sentence as <see cref="Wording.Of"/> gives it.</param>
    public static bool AreMissingIn(ReadOnlySpan<char> wording)
    {
        var words = 0;
        foreach (var word in Wording.WordsIn(wording))
            words += char.IsLetter(wording[word][0]) && !char.IsAsciiDigit(wording[word][^1]) ? 1 : 0;
        return words >= FewestOfSentence && !Table.IncludesAnyOf(wording);
    }
}
