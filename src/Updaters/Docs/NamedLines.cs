using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The lines of a document in which any of the upstreams' names may stand. Only these are searched closely.</summary>
internal static partial class NamedLines
{
    /// <summary>Beside the line itself, what of the next one tells whether a word goes on there.</summary>
    private const int LookAhead = 3;

    /// <summary>Words of names that stand in every document.</summary>
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(["version", "tag", "ref", "docker", "github", "ghcr", "image"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Each run of lines as one stretch, in the order of the text.</summary>
    public static IReadOnlyList<TextSpan> In(string text, IReadOnlyList<Upstream> upstreams)
    {
        var words = SearchValues.Create([.. upstreams.SelectMany(Words).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);
        List<TextSpan> stretches = [];
        var position = 0;
        while (position < text.Length && text.AsSpan(position).IndexOfAny(words) is var at and >= 0)
        {
            position += at;
            var start = text.AsSpan(0, position).LastIndexOfAny('\r', '\n') + 1;
            var end = text.AsSpan(position).IndexOfAny('\r', '\n') is var length and >= 0 ? position + length : text.Length;
            position = end;
            end = Math.Min(text.Length, end + LookAhead);
            if (stretches.Count > 0 && start <= stretches[^1].End)
                stretches[^1] = TextSpan.FromBounds(stretches[^1].Start, end);
            else
                stretches.Add(TextSpan.FromBounds(start, end));
        }
        return stretches;
    }

    /// <summary>Of each name the run of letters and digits that tells most, which every spelling of the name has.</summary>
    private static IEnumerable<string> Words(Upstream upstream) =>
        upstream.Packages.Concat(upstream.Images).Concat(upstream.Variables).Select(name => name.Text).Append(upstream.Id.Repo.Name)
            .Select(Word)
            .Where(word => word.Length > 0);

    private static string Word(string name)
    {
        List<string> runs = [.. Runs().Matches(name).Select(run => run.Value)];
        return runs.Where(run => !Common.Contains(run)).DefaultIfEmpty(runs.FirstOrDefault() ?? "").MaxBy(run => run.Length)!;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();
}
