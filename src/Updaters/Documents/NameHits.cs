using System.Buffers;
using System.Runtime.CompilerServices;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Where in a text something stands that every name of some upstream has in it. It is only ever too much: what has no hit names no upstream.</summary>
internal sealed class NameHits
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, Search> Searches = [];

    /// <summary>Runs that stand in files of every project: taken only where a name has no other.</summary>
    private static readonly string[] Common = ["version", "image", "docker", "python", "github", "tag", "ref"];

    /// <summary>Ascending; null = everywhere.</summary>
    private readonly List<int>? _at;

    private NameHits(List<int>? at) => _at = at;

    public bool IsEmpty => _at is { Count: 0 };

    public static NameHits In(string text, IReadOnlyList<Upstream> upstreams)
    {
        if (Searches.GetValue(upstreams, all => new Search(Values(all))).Runs is not { } runs)
            return new NameHits(null);
        List<int> at = [];
        var rest = text.AsSpan();
        while (rest.IndexOfAny(runs) is var next and >= 0)
        {
            at.Add(text.Length - rest.Length + next);
            rest = rest[(next + 1)..];
        }
        return new NameHits(at);
    }

    public bool AnyIn(TextSpan span)
    {
        if (_at is null)
            return true;
        var first = _at.BinarySearch(span.Start);
        first = first < 0 ? ~first : first;
        return first < _at.Count && _at[first] < span.End;
    }

    /// <summary>Null where some name has no run that could be looked for.</summary>
    private static SearchValues<string>? Values(IReadOnlyList<Upstream> upstreams)
    {
        List<string> runs = [.. Runs(upstreams)];
        return runs.Contains("") ? null : SearchValues.Create([.. runs], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Of each name a run of letters and digits, which it has however its separators are written.</summary>
    private static IEnumerable<string> Runs(IReadOnlyList<Upstream> upstreams) => upstreams
        .SelectMany(upstream => (IEnumerable<string>)
        [
            upstream.Id.Repo.Name,
            .. upstream.Packages.Select(name => name.Text),
            .. upstream.Images.Select(name => name.Text[(name.Text.LastIndexOf('/') + 1)..]),
            .. upstream.Variables.Select(name => name.Text),
        ])
        .Select(Run)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The longest run that is not a common one; empty where there is none at all.</summary>
    private static string Run(string name) => name
        .Split([.. name.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
        .OrderBy(run => Common.Contains(run, StringComparer.OrdinalIgnoreCase))
        .ThenByDescending(run => run.Length)
        .FirstOrDefault("");

    /// <param name="Runs">Null = everything may be a name.</param>
    private sealed record Search(SearchValues<string>? Runs);
}
