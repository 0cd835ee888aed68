using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>Reads values and recipes with their variables put in, in every branch of the conditionals: what they lead to, and the hashes that they check.</summary>
internal sealed class ExpandedMakefile
{
    /// <summary>More branches than people write.</summary>
    private const int MostScenarios = 16;

    /// <summary>The longest chain of variables that is followed.</summary>
    private const int MostPasses = 8;

    private readonly FileText _file;
    private readonly IReadOnlyList<Upstream> _upstreams;
    private readonly Leads _leads;
    private readonly MakeVariables _variables;
    private readonly Dictionary<MakeScenario, MakeExpansion> _expansions = [];
    private readonly MakeExpansion _plain;
    private readonly HashSet<string> _leading;
    private readonly List<Reference> _found = [];
    private readonly List<CheckedDownload> _downloads = [];
    private readonly List<TextSpan> _usedForOtherRepositories = [];
    private readonly Lazy<SpanSet> _ofOtherRepositories;
    private readonly Lazy<SpanSet> _ofUpstreams;

    private ExpandedMakefile(FileText content, IReadOnlyList<MakeLine> lines, IReadOnlyList<Upstream> upstreams)
    {
        (_file, _upstreams, _leads) = (content, upstreams, Leads.Of(upstreams));
        List<MakeLine.Assignment> assignments = [.. lines.OfType<MakeLine.Assignment>()];
        _variables = new MakeVariables(assignments);
        _plain = new MakeExpansion(content.Text, _variables, null);
        _leading = Leading(assignments);
        _ofOtherRepositories = new(() => new SpanSet(_usedForOtherRepositories));
        _ofUpstreams = new(() => new SpanSet(_found.Select(reference => reference.Span)));
    }

    /// <summary>The hashes that recipes check.</summary>
    public IReadOnlyList<CheckedDownload> Downloads => _downloads;

    /// <param name="content">The file with its comments and joints blanked out.</param>
    public static ExpandedMakefile Read(FileText content, IReadOnlyList<MakeLine> lines, IReadOnlyList<Upstream> upstreams)
    {
        var expanded = new ExpandedMakefile(content, lines, upstreams);
        // Most makefiles name no upstream and check no hash at all.
        if (!expanded._leads.In(content.Text) && !Leads.OfHashIn(content.Text))
            return expanded;
        foreach (var stretch in Stretches(lines))
            expanded.Read(stretch);
        return expanded;
    }

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

    /// <summary>The variables whose values may name an upstream, be it through others.</summary>
    private HashSet<string> Leading(List<MakeLine.Assignment> assignments)
    {
        HashSet<string> leading = new(StringComparer.Ordinal);
        List<MakeLine.Assignment> left = [];
        foreach (var assignment in assignments)
        {
            var value = Of(assignment.Value);
            if (_leads.In(value))
                leading.Add(assignment.Name);
            else if (value.Contains('$'))
                left.Add(assignment);
        }
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var through = left.FindAll(assignment => !leading.Contains(assignment.Name) && Leads.Uses(Of(assignment.Value), leading));
            if (through.Count == 0)
                break;
            leading.UnionWith(through.Select(assignment => assignment.Name));
        }
        return leading;
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
