namespace BumpBot.Config;

/// <summary>Who wrote a config file: it decides how far it is trusted.</summary>
public enum ConfigOrigin
{
    /// <summary>Given by the person who started the program: may use <c>${…}</c>, local paths and host keys.</summary>
    Started,

    /// <summary>
    /// Found in a target: foreign text. <c>${…}</c>, local paths and <c>git:</c> other than https are errors. Host keys do not count:
    /// their values are not looked at, so one file can serve both ways.
    /// </summary>
    Target,
}

/// <summary>A config file as it was found.</summary>
/// <param name="Name">The file's name as messages show it.</param>
/// <param name="Folder">The full path that relative paths in the file start from; null = there is none, and they are errors.</param>
public sealed record ConfigSource(string Name, string Text, ConfigOrigin Origin, string? Folder);
