using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>Headings that name a version: <c>Performance of 1.2.3</c>, <c>Tool 1.2 on Windows 7</c>. A way to install it is no statement about it.</summary>
internal static partial class HeadingVersions
{
    /// <param name="version">As a reference writes it; headings may leave out its last number.</param>
    public static bool Name(string heading, string version)
    {
        if (!heading.AsSpan().ContainsAnyInRange('0', '9') || Procedure().IsMatch(heading))
            return false;
        var number = Numbers().Match(version).Value;
        for (var match = Numbers().Match(heading); match.Success && number.Length > 0; match = match.NextMatch())
        {
            // Digits at the very start number the section.
            if (match.Index > 0 && (number == match.Value || number.StartsWith(match.Value + ".", StringComparison.Ordinal)))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\A[^\p{L}]*(?:install|download|get|quick|set|build|run|use|using|start|установ|загруз|скача|быстр|запуск|сборк)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Procedure();
}
