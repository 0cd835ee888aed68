namespace BumpBot.Config;

/// <summary>In which file a key counts.</summary>
public enum KeyScope
{
    /// <summary>Only in the file that the program was started with.</summary>
    Host,

    /// <summary>In a target's own file, or in the started one for a target that has none.</summary>
    Target,
}

public enum KeyShape
{
    Text,
    TextList,
    WholeNumber,

    /// <summary>true or false; on and off are the same.</summary>
    Switch,

    /// <summary>Keys of its own.</summary>
    Section,

    /// <summary>A list of such.</summary>
    SectionList,
}

/// <summary>A key of <c>bumpbot.yml</c>.</summary>
/// <param name="Path">From the top, <c>[]</c> for the items of a list: <c>watch[].repo</c>.</param>
/// <param name="Default">What holds without it, as it would be written; null = there is none.</param>
/// <param name="Example">The key with a value, as messages and the reference show it.</param>
public sealed record KnownKey(
    string Path,
    KeyScope Scope,
    KeyShape Shape,
    string? Default,
    string Example,
    string Description)
{
    /// <summary>As it is written in the file.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The path that it stands under; empty = the top of the file.</summary>
    public string Parent => Path[..Math.Max(0, Path.LastIndexOf('.'))];

    /// <summary>The words that are known as values, where only some are; empty = any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
