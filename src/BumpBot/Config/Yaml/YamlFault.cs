namespace BumpBot.Config.Yaml;

/// <summary>The file cannot be read on from here. Never leaves <see cref="YamlTree"/>.</summary>
internal sealed class YamlFault(Position at, string problem, string remedy) : Exception(problem)
{
    public Position At => at;

    public string Remedy => remedy;
}
