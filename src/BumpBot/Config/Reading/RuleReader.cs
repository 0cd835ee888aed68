using System.Text.RegularExpressions;
using BumpBot.Config.Yaml;
using Updaters;
using Updaters.Keys;
using Updaters.Pattern;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>rules:</c>.</summary>
internal static class RuleReader
{
    public const int MostRules = 500;

    // Comparing every rule with every entry would take a hostile file seconds.
    private const int MostCompared = 300;

    public static IReadOnlyList<FileRule> Read(Section top, Watched watched)
    {
        var items = top.Items("rules");
        if (items.Count > MostRules)
            top.Problems.Add(items[MostRules].At, $"more than {MostRules} rules", "join some of them by | in their patterns");
        var rules = new List<FileRule>();
        foreach (var (index, item) in items.Take(MostRules).Index())
        {
            if (item is not ConfigNode.Map map)
                top.Problems.Add(item.At, "a rule has keys of its own", $"write {top.Example("rules")}");
            else if (ReadRule(Section.Open(map, "rules[]", top.Scalars), index, watched) is { } rule)
                rules.Add(rule);
        }
        return rules;
    }

    private static FileRule? ReadRule(Section rule, int index, Watched watched)
    {
        var files = rule.Required("files") is { } glob ? GlobText.Read(glob, rule.Problems) : null;
        var (pattern, key) = PlaceOf(rule);
        var upstream = rule.Required("upstream") is { } text ? UpstreamOf(text, rule, watched) : null;
        var expect = rule.WholeNumber("expect", least: 1, out _);
        if (files is null || upstream is null)
            return null;
        return pattern is not null ? new PatternRule(index, files, pattern, upstream, expect)
            : key is not null ? new KeyRule(index, files, key, upstream, expect)
            : null;
    }

    /// <summary>What the rule looks for: one of a pattern and a key. Neither where that is missing or mistaken.</summary>
    private static (Regex? Pattern, KeyPath? Key) PlaceOf(Section rule)
    {
        var (pattern, key) = (rule.Text("pattern"), rule.Text("key"));
        if (rule.Find("pattern") is not null && rule.Find("key") is { } second)
            rule.Problems.Add(second.At, "a rule has one of pattern and key", "write two rules");
        else if (rule.Find("pattern") is null && rule.Find("key") is null)
            rule.Problems.Add(rule.At, "pattern or key is missing", $"write {rule.Example("pattern")}, or {rule.Example("key")} for a YAML, JSON or TOML file");
        else if (pattern is not null)
            return (ReadPattern(pattern, rule), null);
        else if (key is not null)
            return (null, ReadKey(key, rule));
        return (null, null);
    }

    private static Regex? ReadPattern(Scalar pattern, Section rule)
    {
        if (!RulePattern.TryParse(pattern.Value, out var regex, out var problem))
            AddMistake(pattern, problem, "pattern", "the pattern is no regular expression that can be used", rule);
        return regex;
    }

    private static KeyPath? ReadKey(Scalar key, Section rule)
    {
        if (!KeyPath.TryParse(key.Value, out var path, out var problem))
            AddMistake(key, problem, "key", "the key cannot be read", rule);
        return path;
    }

    /// <param name="hidden">What to say of a value from the environment, which is not shown.</param>
    private static void AddMistake(Scalar mistaken, string problem, string name, string hidden, Section rule)
    {
        var parts = mistaken.IsSubstituted ? [hidden] : problem.Split("; ", 2);
        var remedy = parts.Length > 1 ? Shown.Sentence(parts[1]) : $"write {rule.Example(name)}";
        rule.Problems.Add(mistaken.At, Shown.Sentence(parts[0]), remedy);
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
