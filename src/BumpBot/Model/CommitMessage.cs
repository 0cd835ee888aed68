namespace BumpBot.Model;

/// <summary>A commit of an upstream with its message: foreign text.</summary>
public sealed record CommitMessage(string Sha, string Text)
{
    /// <summary>The first line.</summary>
    public string Subject => Text.Split('\n', 2)[0].Trim();
}
