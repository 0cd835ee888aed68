using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Titles and bodies of the bot's issues.</summary>
public static class IssueText
{
    /// <summary>The issue that tracks a bump.</summary>
    public static string Title(Bump bump) => "";

    public static string Body(Bump bump) => "";

    /// <summary>The issue about a release that needs no edit.</summary>
    public static string Title(Detection.Found release) => "";

    public static string Body(Detection.Found release) => "";
}
