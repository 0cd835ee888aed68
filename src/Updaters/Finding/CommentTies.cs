using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// Comments that tie a value to an upstream: <c># bumpbot: owner/name</c> (or <c>owner/name#entry</c>), and Renovate's
/// <c># renovate: datasource=github-releases depName=owner/name</c>. A comment on a line of its own ties the first value of the next line
/// that is no comment; one behind a value ties that line's first value.
/// </summary>
/// <remarks>
/// Of Renovate's parameters <c>datasource</c> (<c>github-releases</c>, <c>github-tags</c>), <c>depName</c>, <c>packageName</c> (which wins
/// over it) and <c>extractVersion</c> count; a value is written as it was written before, whatever <c>versioning</c> says.
/// <c>extractVersion</c> chooses among several entries of one repository.
/// (https://docs.renovatebot.com/modules/manager/regex/)
/// </remarks>
internal sealed partial class CommentTies
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(["bumpbot:", "renovate:"], StringComparison.OrdinalIgnoreCase);

    private readonly FileText _file;

    /// <summary>What counts of a line; null = all of it.</summary>
    private readonly Func<TextSpan, string>? _shown;

    /// <summary>Each tied line with its upstreams, in the order of the text.</summary>
    private readonly List<(TextSpan Line, IReadOnlyList<Upstream> Upstreams)> _tied = [];

    private CommentTies(FileText file, Func<TextSpan, string>? shown) => (_file, _shown) = (file, shown);

    /// <param name="shown">What counts of each line, of the line's length; null = all of it.</param>
    public static CommentTies Read(FileText file, IReadOnlyList<Upstream> upstreams, Func<TextSpan, string>? shown = null)
    {
        var ties = new CommentTies(file, shown);
        var names = NameSearch.For(upstreams);
        var position = 0;
        while (position < file.Text.Length && file.Text.AsSpan(position).IndexOfAny(Marks) is var next and >= 0)
            position = ties.ReadFrom(file.Text.AsSpan(0, position + next).LastIndexOfAny('\r', '\n') + 1, upstreams, names);
        return ties;
    }

    /// <summary>The lines with values that comments tie, in the order of the text.</summary>
    public IEnumerable<TextSpan> Lines => _tied.Select(tied => tied.Line);

    /// <summary>Whether a comment ties anything in one of the lines that the span stands in.</summary>
    public bool Touch(TextSpan span) => _tied.Count > 0 && On(span).Count > 0;

    /// <summary>Reads a line with a comment's mark and those below it, up to the first one that holds a value. Gives the place behind that.</summary>
    private int ReadFrom(int start, IReadOnlyList<Upstream> upstreams, NameSearch names)
    {
        if (_shown is not null && Updaters.Text.Lines.In(_file.Text, start).First() is var marked && !_shown(marked).AsSpan().ContainsAny(Marks))
            return marked.End + 1;
        if (ValueFrom(start) is not { } line)
            return _file.Text.Length;
        if (names.MayName(_file.Text.AsSpan(start, line.End - start)))
            Read(start, line, upstreams);
        return line.End + 1;
    }

    /// <param name="start">Where the comments above the line begin.</param>
    private void Read(int start, TextSpan line, IReadOnlyList<Upstream> upstreams)
    {
        var above = Updaters.Text.Lines.In(_file.Text, start).TakeWhile(comment => comment != line)
            .Select(comment => Named(Shown(comment), upstreams)).LastOrDefault(named => named is not null);
        if ((Named(Shown(line), upstreams) ?? above) is { Count: > 0 } named)
            _tied.Add((line, named));
    }

    /// <summary>The first line from there on that holds a value, neither blank nor a comment alone; null where the text ends before.</summary>
    private TextSpan? ValueFrom(int start)
    {
        foreach (var line in Updaters.Text.Lines.In(_file.Text, start))
        {
            var text = Shown(line);
            if (!IsOnlyComment(text) && !text.IsWhiteSpace())
                return line;
        }
        return null;
    }

    private ReadOnlySpan<char> Shown(TextSpan line) => _shown is null ? _file.Text.AsSpan(line.Start, line.Length) : _shown(line);

    /// <summary>
    /// The references found otherwise, and those that comments make of the values; a place that a comment ties belongs to the comment's
    /// upstream alone. What was found there otherwise keeps what it is and its pins.
    /// </summary>
    /// <param name="values">The values of the file's format, without quotes, in the order of the text.</param>
    public IEnumerable<Reference> Over(IEnumerable<Reference> found, IEnumerable<TextSpan> values)
    {
        if (_tied.Count == 0)
            return found;
        List<Reference> known = [.. found];
        var bySpan = known.DistinctBy(reference => reference.Span).ToDictionary(reference => reference.Span);
        List<Reference> tied = [.. References(values).Select(reference => bySpan.TryGetValue(reference.Span, out var same)
            ? same with { Upstream = reference.Upstream, Tie = reference.Tie }
            : reference)];
        var places = new SpanSet(tied.Select(reference => reference.Span));
        return TextOrder.Of([.. tied, .. known.Where(reference => !places.Overlaps(reference.Span))]);
    }

    /// <summary>The upstreams to which a comment ties the first line that begins within the span, or holds its start; none where there is no such comment.</summary>
    public IReadOnlyList<Upstream> On(TextSpan lines)
    {
        var (low, high) = (0, _tied.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_tied[middle].Line.End < lines.Start)
                low = middle + 1;
            else
                high = middle;
        }
        return low < _tied.Count && _tied[low].Line.Start < Math.Max(lines.End, lines.Start + 1) ? _tied[low].Upstreams : [];
    }

    private IEnumerable<Reference> References(IEnumerable<TextSpan> values)
    {
        var next = 0;
        foreach (var value in values.OrderBy(value => value.Start))
        {
            while (next < _tied.Count && _tied[next].Line.End <= value.Start)
                next++;
            if (next == _tied.Count)
                yield break;
            if (value.Start < _tied[next].Line.Start || TiedVersion.In(_file.Text, value) is not { } version)
                continue;
            foreach (var upstream in _tied[next].Upstreams)
            {
                yield return new Reference(upstream.Id, _file.Path, version.Span, version.Span.Of(_file.Text), version.Kind, Tie.Comment, version.Pins)
                {
                    PublishedAs = version.PublishedAs,
                };
            }
            next++;
        }
    }

    /// <summary>The upstreams that the line's comment names; null = it names none.</summary>
    private static IReadOnlyList<Upstream>? Named(ReadOnlySpan<char> line, IReadOnlyList<Upstream> upstreams)
    {
        if (!line.ContainsAny(Marks))
            return null;
        var text = line.ToString();
        if (Own().Match(text) is { Success: true } own && UpstreamId.TryParse(own.Groups["id"].Value, out var id))
            return [.. upstreams.Where(upstream => upstream.Id == id || (id.Name is null && upstream.Id.Repo == id.Repo))];
        return Renovates().Match(text) is { Success: true } renovate ? OfRenovate(renovate.Groups["rest"].Value, upstreams) : null;
    }

    private static IReadOnlyList<Upstream>? OfRenovate(string parameters, IReadOnlyList<Upstream> upstreams)
    {
        var given = Parameter().Matches(parameters).DistinctBy(match => match.Groups["key"].Value).ToDictionary(match => match.Groups["key"].Value, match => match.Groups["value"].Value);
        if (given.GetValueOrDefault("datasource") is not ("github-releases" or "github-tags"))
            return null;
        if (!RepoName.TryParse(given.GetValueOrDefault("packageName") ?? given.GetValueOrDefault("depName"), out var repo))
            return null;
        List<Upstream> named = [.. upstreams.Where(upstream => upstream.Id.Repo == repo)];
        if (named.Count > 1 && given.GetValueOrDefault("extractVersion") is { } pattern)
        {
            var template = VersionGroup().Replace(pattern, "{version}").TrimStart('^').TrimEnd('$').Replace("\\", "", StringComparison.Ordinal);
            if (named.Find(upstream => upstream.Tag?.ToString() == template) is { } chosen)
                return [chosen];
        }
        return named;
    }

    private static bool IsOnlyComment(ReadOnlySpan<char> line) =>
        line.TrimStart() is ['#', ..] or ['/', '/', ..] or ['-', '-', ..] or [';', ..] or ['/', '*', ..] or ['<', '!', '-', '-', ..] or ['{', '#', ..] or ['{', '{', '/', '*', ..];

    [GeneratedRegex(@"(?:#|//|--|;|/\*)[ \t]*bumpbot:[ \t]*(?<id>[A-Za-z0-9][\w.-]*/[\w.-]+(?:#[\w.-]+)?)(?![^\s*>}])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Own();

    [GeneratedRegex(@"(?:#|//|--|;|/\*)[ \t]*renovate:[ \t]*(?<rest>.*)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Renovates();

    [GeneratedRegex(@"(?<key>[A-Za-z]+)=(?<value>[^\s]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\(\?<version>(?:[^()]|\([^()]*\))*\)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionGroup();
}
