using BumpBot.Config.Yaml;
using Updaters.Pattern;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>rules:</c>.</summary>
internal static class RuleReader
{
    public const int MostRules = 500;

    // Comparing every rule with every entry would take a hostile file seconds.
    private const int MostCompared = 300;

    public static IReadOnlyList<PatternRule> Read(Section top, Watched watched)
    {
        var items = top.Items("rules");
        if (items.Count > MostRules)
            top.Problems.Add(items[MostRules].At, $"more than {MostRules} rules", "join some of them by | in their patterns");
        var rules = new List<PatternRule>();
        foreach (var (index, item) in items.Take(MostRules).Index())
        {
            if (item is not ConfigNode.Map map)
                top.Problems.Add(item.At, "a rule has keys of its own", $"write {top.Example("rules")}");
            else if (ReadRule(Section.Open(map, "rules[]", top.Scalars), index, watched) is { } rule)
                rules.Add(rule);
        }
        return rules;
    }

    private static PatternRule? ReadRule(Section rule, int index, Watched watched)
    {
        var files = rule.Required("files") is { } glob ? GlobText.Read(glob, rule.Problems) : null;
        var pattern = rule.Required("pattern");
        var upstream = rule.Required("upstream") is { } text ? UpstreamOf(text, rule, watched) : null;
        var expect = rule.WholeNumber("expect", least: 1, out _);
        if (pattern is null)
            return null;
        if (!RulePattern.TryParse(pattern.Value, out var regex, out var problem))
            AddMistake(pattern, problem, rule);
        return files is null || regex is null || upstream is null ? null : new PatternRule(index, files, regex, upstream, expect);
    }

    private static void AddMistake(Scalar pattern, string problem, Section rule)
    {
        var parts = pattern.IsSubstituted ? ["the pattern is no regular expression that can be used"] : problem.Split("; ", 2);
        var remedy = parts.Length > 1 ? Shown.Sentence(parts[1]) : $"write {rule.Example("pattern")}";
        rule.Problems.Add(pattern.At, Shown.Sentence(parts[0]), remedy);
    }

    private static UpstreamId? UpstreamOf(Scalar text, Section rule, Watched watched)
    {
        if (!UpstreamId.TryParse(text.Value, out var id))
        {
            rule.Problems.Add(text.At, $"{text.Quoted} is not an upstream", $"write {rule.Example("upstream")}, or owner/name#entry");
            return null;
        }
        if (!watched.IsComplete || watched.Entries.Any(one => one.Id.Equals(id)))
            return id;
        var named = watched.Entries.Where(one => one.Id.Repo.Equals(id.Repo)).Select(one => one.Id.ToString()).Take(5).ToList();
        var remedy = named.Count > 0 ? $"write {string.Join(" or ", named)}"
            : NearestName.Of(text.Written, watched.Entries.Take(MostCompared).Select(one => one.Id.ToString())) is { } nearest ? $"did you mean {Shown.Quoted(nearest)}?"
            : $"add {text.Written} to watch";
        rule.Problems.Add(text.At, $"{text.Quoted} is not watched", remedy);
        return null;
    }
}
