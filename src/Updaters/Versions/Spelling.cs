namespace Updaters.Versions;

/// <summary>The outcome of writing a new version the way an old one is written.</summary>
public abstract record Spelling
{
    private Spelling() { }

    public sealed record Written(string Text) : Spelling;

    /// <summary>The tag has characters that no version needs and that could mean something where it would be written.</summary>
    public sealed record Unsafe(string Text) : Spelling;

    /// <summary>The text would have to be an existing tag, such as the moving <c>v4</c>, and is not known to be one.</summary>
    public sealed record NoSuchTag(string Text) : Spelling;
}
