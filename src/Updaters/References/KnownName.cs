namespace Updaters.References;

/// <summary>Where a name that files use for an upstream comes from. A default name ties only with more proof than a given one.</summary>
public enum NameSource
{
    /// <summary>Worked out from the repository's name.</summary>
    Default,

    /// <summary>Given in <c>bumpbot.yml</c>.</summary>
    Config,
}

/// <summary>One name that files use for an upstream: a package, an image or a variable.</summary>
public sealed record KnownName(string Text, NameSource Source);
