using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>Reads values and recipes with their variables put in, in every branch of the conditionals: what they lead to, and the hashes that they check.</summary>
internal sealed class ExpandedMakefile
{
    /// <summary>More branches than people write.</summary>
    private const int MostScenarios = 16;

    private readonly FileText _file;
    private readonly IReadOnlyList<Upstream> _upstreams;
    private readonly Leads _leads;
    private readonly NameSearch _names;
    private readonly MakeStretches _stretches;
    private readonly MakeVariables _variables;
    private readonly MakeUses _uses;
    private readonly Dictionary<MakeScenario, MakeExpansion> _expansions = [];

    /// <summary>Where each stretch is put together in turn.</summary>
    private readonly SourcedText _written = new();

    /// <summary>Where each of its expansions is put together in turn.</summary>
    private readonly SourcedText _expanded = new();

    /// <summary>For each stretch whether it, or the value of a variable that it uses, has what URLs and images have.</summary>
    private readonly Lazy<bool[]> _leading;

    private readonly List<Reference> _found = [];

    /// <summary>For each stretch whether its readings that name an upstream were read.</summary>
    private readonly bool[] _read;

    /// <summary>The places beside which all was read.</summary>
    private readonly HashSet<TextSpan> _places = [];

    private readonly List<(int Stretch, CheckedDownload Download)> _downloads = [];
    private readonly List<TextSpan> _usedForOtherRepositories = [];
    private readonly Lazy<SpanSet> _ofOtherRepositories;
    private readonly Lazy<SpanSet> _ofUpstreams;

    private ExpandedMakefile(FileText content, IReadOnlyList<MakeLine> lines, NamedParts names, IReadOnlyList<Upstream> upstreams)
    {
        (_file, _upstreams, _leads, _names) = (content, upstreams, Leads.Of(upstreams), NameSearch.For(upstreams));
        _stretches = new MakeStretches(lines);
        _variables = new MakeVariables(lines.OfType<MakeLine.Assignment>());
        _uses = new MakeUses(content.Text, _stretches);
        _leading = new(() => _uses.Reached(_stretches.With(line => _leads.In(Of(line)))));
        _ofOtherRepositories = new(() => new SpanSet(_usedForOtherRepositories));
        _ofUpstreams = new(() => new SpanSet(_found.Select(reference => reference.Span)));
        _read = _uses.Reached(_stretches.With(names.MayName));
        for (var number = 0; number < _read.Length; number++)
        {
            if (_read[number])
                Read(number, isFirst: true, new SpanSet([]));
        }
    }

    /// <summary>The hashes that recipes check, stretch by stretch.</summary>
    public IReadOnlyList<CheckedDownload> Downloads => [.. _downloads.OrderBy(found => found.Stretch).Select(found => found.Download)];

    /// <param name="content">The file with its comments and joints blanked out.</param>
    public static ExpandedMakefile Read(FileText content, IReadOnlyList<MakeLine> lines, NamedParts names, IReadOnlyList<Upstream> upstreams) =>
        new(content, lines, names, upstreams);

    /// <summary>Reads what stands beside the references: hashes that are checked with their versions, and URLs of other repositories that take up their values.</summary>
    /// <param name="found">All that was found so far, by whatever finder.</param>
    public void ReadBeside(IEnumerable<Reference> found)
    {
        var places = new SpanSet(found.Select(reference => reference.Span).Where(_places.Add));
        if (places.IsEmpty)
            return;
        var chosen = _uses.Reached(_stretches.With(places.Overlaps));
        for (var number = 0; number < chosen.Length; number++)
        {
            if (chosen[number])
                Read(number, isFirst: !_read[number], places);
        }
    }

    /// <summary>What the texts lead to, before <see cref="Found"/> leaves out what others need.</summary>
    public IReadOnlyList<Reference> Candidates => _found;

    /// <summary>Whether what was found otherwise holds: a value that makes up URLs of another repository alone is not tied by its variable's default name.</summary>
    public bool Allows(Reference reference) =>
        reference.Tie is not Tie.ByName { Name.Source: NameSource.Default }
        || !_ofOtherRepositories.Value.Overlaps(reference.Span)
        || _ofUpstreams.Value.Overlaps(reference.Span);

    /// <summary>What the texts lead to. A value that also feeds another repository's URL cannot move without moving that.</summary>
    public IReadOnlyList<Reference> Found() => _found.FindAll(reference => !_ofOtherRepositories.Value.Overlaps(reference.Span));

    private ReadOnlySpan<char> Of(TextSpan span) => _file.Text.AsSpan(span.Start, span.Length);

    /// <param name="isFirst">Whether its readings that name an upstream are yet to be read.</param>
    /// <param name="places">Where references stand that the other readings matter to.</param>
    private void Read(int number, bool isFirst, SpanSet places)
    {
        var stretch = _stretches[number];
        var hasLead = _leading.Value[number];
        var (hasVariable, checksHash) = (false, hasLead);
        foreach (var line in stretch)
        {
            hasVariable |= Of(line).Contains('$');
            checksHash = checksHash || Leads.OfHashIn(Of(line));
        }
        if (!checksHash || !(isFirst || hasVariable))
            return;
        var written = Joined(stretch);
        if (!hasVariable)
        {
            Note(number, CheckedDownloads.In(written));
            _found.AddRange(ComposedReferences.Clones(_file, written, _upstreams));
            return;
        }
        foreach (var expanded in ExpansionsOf(written))
        {
            var matters = expanded.TakesUp(places);
            if (!matters && !(isFirst && MayName(expanded.Span)))
                continue;
            var reading = ShellVariables.Expand(expanded, Environment);
            var names = _names.MaySpell(reading.Span);
            if (names ? isFirst : matters)
                Read(number, reading, hasLead, names);
        }

        // What make itself hands on to commands is not followed.
        static SourcedText? Environment(string name) => null;
    }

    /// <summary>Whether an upstream is named there, or may be once a shell has put its own variables in.</summary>
    private bool MayName(ReadOnlySpan<char> expanded) => _names.MaySpell(expanded) || _names.Joints.MayBeIn(expanded);

    private void Note(int number, IReadOnlyList<CheckedDownload> downloads) => _downloads.AddRange(downloads.Select(download => (number, download)));

    private void Read(int number, SourcedText reading, bool leads, bool names)
    {
        Note(number, CheckedDownloads.In(reading));
        if (!leads)
            return;
        if (names)
            _found.AddRange(ComposedReferences.Find(_file, reading, _upstreams));
        _usedForOtherRepositories.AddRange(ComposedReferences.UsedForOthers(reading, _upstreams));
    }

    /// <summary>The text without a scenario, and in each in which a variable of it has another value; each lasts until the next.</summary>
    private IEnumerable<SourcedText> ExpansionsOf(SourcedText written)
    {
        var plain = new MakeExpansion(_file.Text, _variables, null);
        yield return Expanded(written, plain);
        foreach (var scenario in plain.Used.SelectMany(_variables.Scenarios).Distinct().Take(MostScenarios))
        {
            if (!_expansions.TryGetValue(scenario, out var expansion))
                _expansions[scenario] = expansion = new MakeExpansion(_file.Text, _variables, scenario);
            yield return Expanded(written, expansion);
        }
    }

    private SourcedText Expanded(SourcedText written, MakeExpansion expansion)
    {
        _expanded.Clear();
        expansion.Expand(written, _expanded);
        return _expanded;
    }

    private SourcedText Joined(ReadOnlySpan<TextSpan> lines)
    {
        _written.Clear();
        foreach (var line in lines)
        {
            if (_written.Length > 0)
                _written.AppendForeign("\n");
            _written.Append(_file.Text, line);
        }
        return _written;
    }
}
