using System.Text.RegularExpressions;

namespace BumpBot.Config.Reading;

/// <summary>A branch by its short name, in the form that <c>git check-ref-format --branch</c> takes.</summary>
internal static partial class BranchText
{
    private const string OwnPrefix = "bumpbot/";

    /// <summary>Null = a problem.</summary>
    public static string? Read(Scalar text, Section section, string key)
    {
        var (what, remedy) = text.Value switch
        {
            var full when full.StartsWith("refs/", StringComparison.Ordinal) => ("is a full ref", $"write the branch's short name: {section.Example(key)}"),
            var own when own.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase) => ("is one of the bot's own branches", $"write another: {section.Example(key)}"),
            var name when name.Length > 200 || Refused().IsMatch(name) => ("is no branch name", $"write {section.Example(key)}"),
            _ => (null, ""),
        };
        if (what is null)
            return text.Value;
        section.Problems.Add(text.At, $"{text.Quoted} {what}", remedy);
        return null;
    }

    [GeneratedRegex(@"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|^[-/.@]|/\.|[/.]\z|\.lock(/|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Refused();
}
