using BumpBot.Config.Reading;
using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config;

/// <summary><c>bumpbot.yml</c> as text -> records, or all problems at once. Pure: the environment comes as an argument.</summary>
public static class ConfigFile
{
    /// <param name="environment">What <c>${NAME}</c> stands for, null = not set; asked only for <see cref="ConfigOrigin.Started"/>.</param>
    public static ConfigResult Read(ConfigSource source, Func<string, string?> environment)
    {
        var problems = new ProblemList(source.Name);
        if (!YamlTree.TryRead(source.Text, problems, out var root))
            return new ConfigResult.Invalid(problems.InOrder());
        var scalars = new ScalarReader(source, environment, problems);
        if (RootReader.Open(root, scalars) is not { } top)
            return new ConfigResult.Invalid(problems.InOrder());
        var host = source.Origin == ConfigOrigin.Started ? HostReader.Read(top) : HostReader.Defaults;
        var target = TargetReader.Read(top);
        return problems.IsEmpty ? new ConfigResult.Valid(host, target, [.. scalars.Endings.OrderBy(ending => ending.Line).ThenBy(ending => ending.Column)]) : new ConfigResult.Invalid(problems.InOrder());
    }
}
