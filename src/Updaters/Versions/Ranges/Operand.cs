using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Versions.Ranges;

internal enum OperandShape
{
    /// <summary>A version: <c>1.2.3</c>.</summary>
    Full,

    /// <summary>One with fewer than three numbers where semver rules (npm, Cargo), which every operator takes in its own way.</summary>
    Short,

    /// <summary>Numbers with a wildcard behind: <c>1.*</c>, <c>1.2.x</c>.</summary>
    Series,

    /// <summary>A wildcard alone: <c>*</c>.</summary>
    All,
}

/// <summary>What a comparator's operator stands before.</summary>
/// <param name="Number">Where its numbers and label stand; of a wildcard alone, where that does.</param>
internal sealed partial record Operand(TextSpan Number, ReleaseVersion Version, OperandShape Shape)
{
    private static readonly ReleaseVersion Zero = ReleaseVersion.Parse("0");

    /// <summary>The series that its numbers begin: <c>1.2.*</c>; for a full version that version.</summary>
    public string Series => Shape == OperandShape.Full ? Version.Text : Version.Text + ".*";

    /// <summary>The first version behind that series. No version where a number would not fit.</summary>
    public string NextSeries =>
        string.Join('.', Enumerable.Range(0, Version.PartCount).Select(index => Version.Number(index) + (index == Version.PartCount - 1 ? 1L : 0)));

    public static bool IsSemver(RangeDialect dialect) => dialect is RangeDialect.Npm or RangeDialect.Cargo;

    /// <summary>Null = the word is no version and no wildcard of the dialect.</summary>
    public static Operand? Read(string text, TextSpan word, RangeDialect dialect)
    {
        if (IsWildcard(text, word, dialect))
            return new Operand(word, Zero, OperandShape.All);
        var start = dialect != RangeDialect.NuGet && word.Length > 0 && text[word.Start] is 'v' or 'V' ? word.Start + 1 : word.Start;
        var end = word.End;
        while (end - start > 2 && text[end - 2] == '.' && IsWildcard(text, new TextSpan(end - 1, 1), dialect) && (end == word.End || IsSemver(dialect)))
            end -= 2;
        var number = TextSpan.FromBounds(start, Math.Max(start, end));
        if (!ReleaseVersion.TryParse(number.Of(text), out var version) || !IsOf(dialect, version))
            return null;
        if (end == word.End)
            return new Operand(number, version, IsSemver(dialect) && version.PartCount < 3 ? OperandShape.Short : OperandShape.Full);
        return version.Tail == "" ? new Operand(number, version, OperandShape.Series) : null;
    }

    /// <summary>Whether the dialect's packages can have such a version.</summary>
    private static bool IsOf(RangeDialect dialect, ReleaseVersion version) => version.Separator == '.' && dialect switch
    {
        RangeDialect.Npm or RangeDialect.Cargo =>
            version.PartCount <= 3 && !version.IsPadded && (version.Tail == "" || (version.PartCount == 3 && SemverLabel().IsMatch(version.Tail))),
        RangeDialect.NuGet => version.Tail == "" || SemverLabel().IsMatch(version.Tail),
        _ => version.IsPythonSpelling,
    };

    private static bool IsWildcard(string text, TextSpan word, RangeDialect dialect) =>
        word.Length == 1 && (text[word.Start] == '*' || (text[word.Start] is 'x' or 'X' && IsSemver(dialect)));

    /// <summary>https://semver.org/#spec-item-9</summary>
    [GeneratedRegex(@"\A-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SemverLabel();
}
