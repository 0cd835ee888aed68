using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.PipRequirements;

/// <summary>An entry of a requirements file that names a package with a version specifier: <c>name[extra]==1.2.3 ; marker --hash=…</c>.</summary>
/// <param name="Version">The version of an exact pin, or the whole specifier of anything else.</param>
/// <remarks>PEP 508 for the entry, PEP 440 for the specifier. Parentheses around it, as older metadata has them, are no part of it.</remarks>
internal sealed partial record Requirement(string Name, TextSpan Version, bool IsExact)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Where the name stands that the line begins with; null where it begins with none.</summary>
    public static TextSpan? NameIn(string content, TextSpan line)
    {
        var text = content.AsSpan(line.Start, line.Length);
        var rest = text.TrimStart();
        var length = rest.IndexOfAnyExcept(NameCharacters);
        length = length < 0 ? rest.Length : length;
        return length > 0 && char.IsAsciiLetterOrDigit(rest[0]) && char.IsAsciiLetterOrDigit(rest[length - 1])
            ? new TextSpan(line.End - rest.Length, length)
            : null;
    }

    /// <summary>The entry of that name; null where no specifier follows, or what does is none that pip would read.</summary>
    public static Requirement? Read(string content, TextSpan line, TextSpan name)
    {
        var specifier = Specifier().Match(content, name.End, line.End - name.End).Groups["specifier"];
        return specifier.Success && PythonSpecifier.Read(content, new TextSpan(specifier.Index, specifier.Length), RangeDialect.Python) is { } read
            ? new Requirement(name.Of(content), read.Version, read.IsExact)
            : null;
    }

    // Behind it stands a marker or pip's options for the entry.
    [GeneratedRegex(
        @"\A(?>[ \t]*)(?>(?:" + PythonPackages.ExtrasPattern + @"[ \t]*)?)(?<open>\((?>[ \t]*))?"
        + "(?<specifier>" + PythonSpecifier.Pattern + @")(?>[ \t]*)(?(open)\)(?>[ \t]*))"
        + @"(?:\z|;|(?<=[ \t])-)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Specifier();
}
