using System.Text.RegularExpressions;
using BumpBot.Config.Yaml;
using BumpBot.Model;
using Updaters.Text;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>pulls: group</c>: a word, or groups by name with patterns over the upstreams' names.</summary>
internal static partial class GroupReader
{
    public static Grouping Read(Section pulls)
    {
        switch (pulls.Find("group"))
        {
            case null:
                return Grouping.None;
            case ConfigNode.Map map:
                return new Grouping.Named([.. map.Entries.Select(entry => Group(entry, pulls)).OfType<UpstreamGroup>()]);
            case ConfigNode.Text text when Words.IsNothing(text.Written):
                return Grouping.None;
            case ConfigNode.Text { Written: Grouping.AllName }:
                return Grouping.All;
            case var other:
                pulls.Problems.Add(other.At, "group is neither none, all, nor groups by name", $"write {pulls.Example("group")}");
                return Grouping.None;
        }
    }

    private static UpstreamGroup? Group(MapEntry entry, Section pulls)
    {
        if (!Name().IsMatch(entry.Key))
        {
            pulls.Problems.Add(entry.At, $"{Shown.Quoted(entry.Key)} is no name of a group", "write lower-case letters and digits, with single dashes between them: its branch is called after it");
            return null;
        }
        List<ConfigNode> items = entry.Value is ConfigNode.List list ? [.. list.Items] : [entry.Value];
        return new UpstreamGroup(entry.Key, [.. items.Select(item => pulls.Scalars.Read(item, pulls.Example("group"))).OfType<Scalar>().Select(text => Pattern(text, pulls)).OfType<PathGlob>()]);
    }

    /// <summary>Over <c>owner/name</c>: a star stands for any part of either.</summary>
    internal static PathGlob? Pattern(Scalar text, Section section)
    {
        if (Upstreams().IsMatch(text.Value) && PathGlob.TryParse(text.Value, out var glob))
            return glob;
        section.Problems.Add(text.At, $"{text.Quoted} is no pattern of upstreams", "write owner/name, owner/* or */name");
        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+){0,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9*_.-]{1,100}/[A-Za-z0-9*_.-]{1,100}(#[A-Za-z0-9*_.-]{1,50})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Upstreams();
}
