using System.Globalization;
using System.Text.RegularExpressions;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The title of a pull request and the first line of its commit, from the config's templates. Foreign text in it is plain.</summary>
internal static partial class PullTitle
{
    /// <summary>GitHub refuses longer titles.</summary>
    public const int MaxLength = 256;

    public const string SkipCi = " [skip ci]";

    /// <summary>Of one to a further base it tells that.</summary>
    public static string Of(IReadOnlyList<Bump> bumps, string? group, PullSettings settings)
    {
        var ending = settings.Line is { } line ? $" ({line})" : "";
        return Cut(Line(settings.Title, bumps, group), MaxLength - ending.Length) + ending;
    }

    public static string OfCommit(IReadOnlyList<Bump> bumps, string? group, PullSettings settings)
    {
        var line = Line(settings.Message ?? settings.Title, bumps, group);
        return settings.SkipCi ? Cut(line, MaxLength - SkipCi.Length) + SkipCi : Cut(line, MaxLength);
    }

    private static string Line(TextTemplate? template, IReadOnlyList<Bump> bumps, string? group)
    {
        var line = Fill(template ?? TextTemplate.Usual, bumps, group, What(bumps, group));
        return line.Length <= MaxLength || bumps.Count > 1 ? line : Fill(template ?? TextTemplate.Usual, bumps, group, WithoutFrom(bumps[0]));
    }

    private static string Fill(TextTemplate template, IReadOnlyList<Bump> bumps, string? group, string what) => Placeholder().Replace(template.Text, match => match.Groups[1].Value switch
    {
        "what" => what,
        "upstream" => string.Join(", ", bumps.Select(bump => bump.Upstream.ToString())),
        "owner" => Same(bumps, bump => bump.Upstream.Repo.Owner),
        "name" => Same(bumps, bump => bump.Upstream.Name ?? bump.Upstream.Repo.Name),
        "from" => Same(bumps, bump => PullRequestText.Versions(bump.From)),
        "to" => Same(bumps, bump => PullRequestText.Version(bump.To.Release.Tag)),
        "group" => group ?? "",
        "count" => bumps.Count.ToString(CultureInfo.InvariantCulture),
        "severity" => BumpSeverities.Worst(bumps).ToString().ToLowerInvariant(),
        _ => match.Value,
    });

    private static string What(IReadOnlyList<Bump> bumps, string? group) =>
        bumps is [var only]
            ? only.From.Count == 0 ? WithoutFrom(only) : $"{only.Upstream} from {PullRequestText.Versions(only.From)} to {PullRequestText.Version(only.To.Release.Tag)}"
            : string.Create(CultureInfo.InvariantCulture, $"the {group} group with {bumps.Count} updates");

    private static string WithoutFrom(Bump bump) => $"{bump.Upstream} to {PullRequestText.Version(bump.To.Release.Tag)}";

    private static string Same(IReadOnlyList<Bump> bumps, Func<Bump, string> part) =>
        bumps.Select(part).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var one] ? one : "";

    private static string Cut(string line, int length) => line.Length <= length ? line.Trim() : line[..(length - 1)].TrimEnd() + "…";

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
