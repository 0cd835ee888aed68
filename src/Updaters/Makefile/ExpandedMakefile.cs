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
    private readonly List<MakeLine.Assignment> _assignments;
    private readonly IReadOnlyList<IReadOnlyList<TextSpan>> _stretches;
    private readonly MakeVariables _variables;
    private readonly MakeUses _uses;
    private readonly Dictionary<MakeScenario, MakeExpansion> _expansions = [];
    private readonly MakeExpansion _plain;

    /// <summary>The variables whose values have what URLs and images have, be it through others.</summary>
    private readonly HashSet<string> _leading;

    private readonly List<Reference> _found = [];

    /// <summary>The numbers of the stretches that were read: those that may name an upstream, and those that share a version with one that does.</summary>
    private readonly SortedSet<int> _read = [];

    private readonly List<CheckedDownload> _downloads = [];
    private readonly List<TextSpan> _usedForOtherRepositories = [];
    private readonly Lazy<SpanSet> _ofOtherRepositories;
    private readonly Lazy<SpanSet> _ofUpstreams;

    private ExpandedMakefile(FileText content, IReadOnlyList<MakeLine> lines, IReadOnlyList<Upstream> upstreams)
    {
        (_file, _upstreams, _leads) = (content, upstreams, Leads.Of(upstreams));
        _assignments = [.. lines.OfType<MakeLine.Assignment>()];
        _stretches = [.. Stretches(lines)];
        _variables = new MakeVariables(_assignments);
        _uses = new MakeUses(content.Text, _assignments, _stretches);
        _plain = new MakeExpansion(content.Text, _variables, null);
        _leading = Closed(value => _leads.In(Of(value)));
        _ofOtherRepositories = new(() => new SpanSet(_usedForOtherRepositories));
        _ofUpstreams = new(() => new SpanSet(_found.Select(reference => reference.Span)));
    }

    /// <summary>The hashes that recipes check.</summary>
    public IReadOnlyList<CheckedDownload> Downloads => _downloads;

    /// <param name="content">The file with its comments and joints blanked out.</param>
    public static ExpandedMakefile Read(FileText content, IReadOnlyList<MakeLine> lines, NamedParts names, IReadOnlyList<Upstream> upstreams)
    {
        var expanded = new ExpandedMakefile(content, lines, upstreams);
        expanded.Read(names.MayName);
        return expanded;
    }

    /// <summary>Reads what stands beside the references: hashes that are checked with their versions, and URLs of other repositories that take up their values.</summary>
    /// <param name="found">All that was found so far, by whatever finder.</param>
    public void ReadBeside(IEnumerable<Reference> found)
    {
        var places = new SpanSet(found.Select(reference => reference.Span));
        if (!places.IsEmpty)
            Read(places.Overlaps);
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

    /// <summary>Values, lines of calls, and the recipe of each rule as one.</summary>
    private static IEnumerable<IReadOnlyList<TextSpan>> Stretches(IReadOnlyList<MakeLine> lines)
    {
        List<TextSpan> block = [];
        var number = 0;
        foreach (var line in lines)
        {
            if (line is MakeLine.Recipe recipe)
            {
                if (recipe.Block != number && block.Count > 0)
                {
                    yield return block;
                    block = [];
                }
                number = recipe.Block;
                block.Add(recipe.Span);
            }
            else if (line is MakeLine.Assignment assignment)
            {
                yield return [assignment.Value];
            }
            else if (line is MakeLine.Other or MakeLine.Rule)
            {
                yield return [line.Span];
            }
        }
        if (block.Count > 0)
            yield return block;
    }

    /// <summary>The variables that have such a value, and those whose values use them, be it through others.</summary>
    private HashSet<string> Closed(Predicate<TextSpan> isSuch) => _uses.Closed(_assignments.Where(assignment => isSuch(assignment.Value)).Select(assignment => assignment.Name));

    /// <summary>Reads the stretches that are such, and those that use a variable whose value is, but for those that were read before.</summary>
    private void Read(Predicate<TextSpan> isSuch)
    {
        SortedSet<int> chosen = [.. _uses.StretchesUsing(Closed(isSuch))];
        for (var i = 0; i < _stretches.Count; i++)
        {
            foreach (var line in _stretches[i])
            {
                if (isSuch(line))
                {
                    chosen.Add(i);
                    break;
                }
            }
        }
        chosen.ExceptWith(_read);
        _read.UnionWith(chosen);
        foreach (var number in chosen)
            Read(_stretches[number]);
    }

    private ReadOnlySpan<char> Of(TextSpan span) => _file.Text.AsSpan(span.Start, span.Length);

    private void Read(IReadOnlyList<TextSpan> stretch)
    {
        var (hasVariable, hasLead, checksHash) = (false, false, false);
        foreach (var line in stretch)
        {
            hasVariable |= Of(line).Contains('$');
            hasLead = hasLead || _leads.In(Of(line)) || Leads.Uses(Of(line), _leading);
            checksHash = checksHash || hasLead || Leads.OfHashIn(Of(line));
        }
        if (!checksHash)
            return;
        var written = Joined(stretch);
        if (!hasVariable)
        {
            _downloads.AddRange(CheckedDownloads.In(written));
            _found.AddRange(ComposedReferences.Clones(_file, written, _upstreams));
            return;
        }
        foreach (var expansion in ExpansionsOf(written))
            Read(ShellVariables.Expand(expansion.Expand(written), Environment), hasLead);

        // What make itself hands on to commands is not followed.
        static SourcedText? Environment(string name) => null;
    }

    private void Read(SourcedText expanded, bool leads)
    {
        _downloads.AddRange(CheckedDownloads.In(expanded));
        if (!leads)
            return;
        _found.AddRange(ComposedReferences.Find(_file, expanded, _upstreams));
        _usedForOtherRepositories.AddRange(ComposedReferences.UsedForOthers(expanded, _upstreams));
    }

    /// <summary>One expansion without a scenario, and one for each in which a variable of the text has another value.</summary>
    private IEnumerable<MakeExpansion> ExpansionsOf(SourcedText written)
    {
        var probe = new MakeExpansion(_file.Text, _variables, null);
        probe.Expand(written);
        yield return _plain;
        foreach (var scenario in probe.Used.SelectMany(_variables.Scenarios).Distinct().Take(MostScenarios))
        {
            if (!_expansions.TryGetValue(scenario, out var expansion))
                _expansions[scenario] = expansion = new MakeExpansion(_file.Text, _variables, scenario);
            yield return expansion;
        }
    }

    private SourcedText Joined(IReadOnlyList<TextSpan> lines)
    {
        var joined = new SourcedText();
        foreach (var line in lines)
        {
            if (joined.Length > 0)
                joined.AppendForeign("\n");
            joined.Append(_file.Text, line);
        }
        return joined;
    }
}
