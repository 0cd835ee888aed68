using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>A version specifier of Python's: an exact version, or a range of several clauses.</summary>
/// <param name="Version">The version of an exact one, or all of a range.</param>
/// <remarks>https://packaging.python.org/en/latest/specifications/version-specifiers/; Poetry's: https://python-poetry.org/docs/dependency-specification/</remarks>
internal readonly partial record struct PythonSpecifier(TextSpan Version, bool IsExact)
{
    /// <summary>A regular expression for the specifier of a requirement, in which no space follows the last clause.</summary>
    public const string Pattern = Clause + @"(?>(?:\s*,\s*" + Clause + ")*)";

    private const string Clause = @"(?:={2,3}|[~!<>]=|[<>])(?>\s*)" + PythonPackages.VersionPattern + @"(?:\.\*)?";

    /// <summary>Null where the stretch is not all of a specifier.</summary>
    /// <param name="dialect">Python's, or Poetry's, in which a version may stand alone.</param>
    public static PythonSpecifier? Read(string text, TextSpan stretch, RangeDialect dialect)
    {
        var isPoetry = dialect == RangeDialect.Poetry;
        if (Whole(isPoetry ? PoetryExact() : Exact(), text, stretch) is { } exact)
            return new PythonSpecifier(new TextSpan(exact.Groups["version"].Index, exact.Groups["version"].Length), IsExact: true);
        return Whole(isPoetry ? PoetryRange() : Range(), text, stretch) is null ? null : new PythonSpecifier(stretch, IsExact: false);
    }

    private static Match? Whole(Regex form, string text, TextSpan stretch) =>
        form.Match(text, stretch.Start, stretch.Length) is { Success: true } match && match.Length == stretch.Length ? match : null;

    [GeneratedRegex(@"\G={2,3}(?>\s*)(?<version>" + PythonPackages.VersionPattern + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(@"\G={0,3}(?>\s*)(?<version>" + PythonPackages.VersionPattern + ")", RegexOptions.CultureInvariant)]
    private static partial Regex PoetryExact();

    [GeneratedRegex(@"\G" + Pattern + @"\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(
        @"\G(?>[~^=<>!]*)(?>\s*)" + PythonPackages.VersionPattern + @"(?:\.\*)?(?>\s*)(?>(?:(?:,|\|\|)?(?>\s*)(?>[~^=<>!]*)(?>\s*)" + PythonPackages.VersionPattern + @"(?:\.\*)?(?>\s*))*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex PoetryRange();
}
