namespace BumpBot.Model;

/// <summary>A line with placeholders such as <c>{upstream}</c>, whose values the bot puts in.</summary>
/// <param name="Text">As it stands in the config: one line, known placeholders only.</param>
public sealed record TextTemplate(string Text)
{
    /// <summary>By Conventional Commits.</summary>
    public static readonly TextTemplate Usual = new("chore(deps): bump {what}");

    /// <summary>
    /// <c>what</c> is the whole of "owner/name from 1.0.0 to 1.1.0", or of "the web group with 3 updates"; the others are its parts. Of a
    /// group <c>upstream</c> has all names, <c>from</c> and <c>to</c> are empty where its members differ in them.
    /// </summary>
    public static readonly IReadOnlyList<string> Placeholders = ["what", "upstream", "owner", "name", "from", "to", "group", "count", "severity"];
}
