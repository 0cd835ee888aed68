using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>One requirement of a Python package that is all of a value: <c>name[extra] >=1.2,&lt;2 ; marker</c>.</summary>
/// <remarks>https://packaging.python.org/en/latest/specifications/dependency-specifiers/. What follows an <c>@</c> is for <see cref="GitHubUrls"/>.</remarks>
internal static partial class PythonRequirement
{
    private const int Longest = 1000;

    /// <summary>The exact version, or the whole specifier as a range; null where no upstream goes by the name, or it has no version.</summary>
    public static Reference? Find(FileText file, TextSpan value, IReadOnlyList<Upstream> upstreams)
    {
        if (value.Length is 0 or > Longest)
            return null;
        var match = Form().Match(file.Text, value.Start, value.Length);
        if (!match.Success || match.Index + match.Length != value.End)
            return null;
        var specifier = match.Groups["specifier"];
        return Specified(file, match.Groups["name"].Value, new TextSpan(specifier.Index, specifier.ValueSpan.TrimEnd().Length), RangeDialect.Python, upstreams);
    }

    /// <param name="specifier">Without the name: <c>==1.2.3</c>, <c>~=1.2</c>; in Poetry's dialect <c>1.2.3</c> and <c>^1.2</c>, too.</param>
    public static Reference? Specified(FileText file, string name, TextSpan specifier, RangeDialect dialect, IReadOnlyList<Upstream> upstreams)
    {
        if (specifier.Length is 0 or > Longest || PackagePins.Tie(name, upstreams) is not { } tie || PythonSpecifier.Read(file.Text, specifier, dialect) is not { } read)
            return null;
        var reference = PackagePins.At(file, tie, name, read.Version);
        return read.IsExact ? reference : reference with { Kind = ReferenceKind.Range, Dialect = dialect };
    }

    [GeneratedRegex(
        @"\G\s*(?<name>" + PythonPackages.NamePattern + @")(?>\s*)(?>(?:" + PythonPackages.ExtrasPattern + @"\s*)?)"
        + @"(?<open>\((?>\s*))?(?<specifier>[=~<>!][^;()@]*)(?(open)\)(?>\s*))(?:;.*)?",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();
}
