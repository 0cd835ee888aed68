using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Whose a version is by the words right beside it: <c>plugin version 1.2.3</c>, <c>Terraform 1.2.3</c> and <c>1.2.3 of the protocol</c> are not the upstream's.</summary>
internal static partial class Owners
{
    private const int Reach = 160;

    private const int LongestLink = 400;

    /// <summary>Things that have versions of their own.</summary>
    private static readonly WordTable Things = new(
        """
        plugin plugins extension extensions chart charts protocol schema format spec specification api driver provider operator exporter role collection module library sdk client wrapper firmware kernel
        addon add-on theme app application crate gem binding bindings dialect language standard grammar model dataset book paper edition chapter section step our my their own itself compiler runtime sidecar package about approximately ca
        плагин* расширени* чарт* протокол* схем* формат* спецификаци* драйвер* провайдер* роль роли коллекци* модул* библиотек* прошивк* ядр* приложени* обертк* пакет* язык* стандарт* глав* раздел* наш*
        """);

    /// <summary>Words for the upstream itself.</summary>
    private static readonly WordTable Upstreams = new("upstream project tool binary image it engine software repository server program");

    /// <summary>Words that stand between a thing and its version, or lead to the version alone.</summary>
    private static readonly WordTable Links = new(
        """
        version versions release releases tag tags revision ver v number the a an is are at now currently exactly only just pinned default current latest stable fixed exact to on in
        версия версии версию версией релиз релиза тег тега тегу тегом выпуск выпуска сейчас на с со это
        """);

    /// <param name="within">The sentence, row or line that the version stands in.</param>
    public static bool AreOthers(string text, TextSpan within, TextSpan version, Upstream upstream) =>
        NamesOtherBefore(text, within, version, upstream) || NamesOtherBehind(text, within, version, upstream) || IsBehindOtherLink(text, within, version, upstream);

    /// <summary>Whether a link right before the version leads elsewhere.</summary>
    private static bool IsBehindOtherLink(string text, TextSpan within, TextSpan version, Upstream upstream)
    {
        var lowest = Math.Max(within.Start, version.Start - LongestLink);
        return Link().Match(text, lowest, version.Start - lowest) is { Success: true } link && !link.Value.Contains(upstream.Id.Repo.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static bool NamesOtherBefore(string text, TextSpan within, TextSpan version, Upstream upstream)
    {
        var lowest = Math.Max(within.Start, version.Start - Reach);
        var end = version.Start;
        while (Word().Match(text, lowest, end - lowest) is { Success: true } word)
        {
            var gap = text.AsSpan(word.Index + word.Length, end - word.Index - word.Length);
            var isLabel = gap.ContainsAny(":—–");
            if (!gap.Trim(" \t\r\n>*_`\"'([:—–").IsEmpty)
                return false;
            var written = word.ValueSpan.Trim("._-");
            if (IsName(written, upstream))
                return false;
            if (written.EndsWith("'s") || written.EndsWith("’s"))
                return true;
            var plain = written.ToString().Replace('ё', 'е');
            if (Things.Includes(plain))
                return true;
            if (!Links.Includes(plain))
                return !isLabel && (gap is ['`', ..] || IsProperName(text, lowest, word) || BeginsItem(text, word));
            end = word.Index;
        }
        return false;
    }

    /// <summary>Whether the word has a capital though no sentence begins with it.</summary>
    private static bool IsProperName(string text, int lowest, Match word) =>
        char.IsUpper(word.Value[0]) && !text.AsSpan(lowest, word.Index - lowest).TrimEnd("*_`\"'([ \t\r\n>+|-").IsEmpty;

    /// <summary>Whether an item of a list begins with the word, and it is a name: <c>- libyard 1.2.3, MIT</c>.</summary>
    private static bool BeginsItem(string text, Match word) =>
        Item().IsMatch(Captions.LineBefore(text, word.Index)) && !UseWords.AreIn(word.Value);

    private static bool NamesOtherBehind(string text, TextSpan within, TextSpan version, Upstream upstream)
    {
        var match = Of().Match(text, version.End, Math.Max(0, Math.Min(Reach, within.End - version.End)));
        return match.Success && (match.Groups["own"].Success || !Upstreams.Includes(match.Groups["name"].ValueSpan.Trim("._-")) && !IsName(match.Groups["name"].ValueSpan.Trim("._-"), upstream));
    }

    private static bool IsName(ReadOnlySpan<char> word, Upstream upstream)
    {
        if (word.Equals(upstream.Id.Repo.Name, StringComparison.OrdinalIgnoreCase) || word.Equals(upstream.Id.Repo.ToString(), StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var name in upstream.Packages.Concat(upstream.Images).Concat(upstream.Variables))
        {
            if (word.Equals(name.Text, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}./@_'’-]*", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[ \t>]*(?:[-*+•.]{1,5}|\d{1,9}[.)])[ \t]+[*_`\[]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"https?://[^\s()<>\[\]]{3,200}(?:[)>]+_{0,2}|\[[^\[\]]{0,100}\])[\s*_`(\[]*\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Link();

    // A link has rules of its own.
    [GeneratedRegex(@"\G[*_`)""]{0,3}\s+(?:of\s+(?:(?<own>our|your|this|my|their)\s+|the\s+|its\s+)?[*_`]{0,3}(?<name>[\w./-]+)|(?<own>наш\p{L}*|ваш\p{L}*)\s)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Of();
}
