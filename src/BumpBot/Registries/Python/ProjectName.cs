using System.Text.RegularExpressions;

namespace BumpBot.Registries.Python;

/// <summary>The names of Python's projects as indexes compare them.</summary>
/// <remarks>Source: PEP 503, "Normalized Names"; PEP 508 for the form.</remarks>
internal static partial class ProjectName
{
    private const int Longest = 200;

    public static bool IsName(string text) => text.Length <= Longest && Form().IsMatch(text);

    public static string Normalized(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("[-_.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
