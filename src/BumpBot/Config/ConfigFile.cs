using BumpBot.Model;

namespace BumpBot.Config;

/// <summary>Who wrote a config file: it decides how far it is trusted.</summary>
public enum ConfigOrigin
{
    /// <summary>Given by the person who started the program: may use <c>${…}</c>, local paths and host keys.</summary>
    Started,

    /// <summary>Found in a target: foreign text. <c>${…}</c>, local paths and <c>git:</c> other than https are errors, host keys do not count.</summary>
    Target,
}

/// <summary>A read <c>bumpbot.yml</c>, or every problem in it. A closed family.</summary>
public abstract record ConfigResult
{
    private ConfigResult() { }

    public sealed record Valid(HostSettings Host, TargetSettings Target) : ConfigResult;

    public sealed record Invalid(IReadOnlyList<ConfigProblem> Problems) : ConfigResult;
}

/// <summary><c>bumpbot.yml</c> as text -> records, or all problems at once. Pure: the environment comes as an argument.</summary>
public static class ConfigFile
{
    /// <param name="name">The file's name as messages show it.</param>
    /// <param name="environment">What <c>${NAME}</c> stands for; asked only for <see cref="ConfigOrigin.Started"/>.</param>
    public static ConfigResult Read(string name, string text, ConfigOrigin origin, Func<string, string?> environment) =>
        new ConfigResult.Invalid([]);
}
