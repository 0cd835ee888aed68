using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.ToolVersions;

/// <summary>asdf's <c>.tool-versions</c>, which mise reads too: a tool and its versions a line, the first that is installed counts.</summary>
/// <remarks>https://asdf-vm.com/manage/configuration.html#tool-versions</remarks>
public sealed partial class ToolVersionsUpdater : IFileUpdater
{
    public string Name => "tool-versions";

    public bool Handles(string path) => path[(path.LastIndexOf('/') + 1)..] is ".tool-versions" or ".default-tool-versions";

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var named = new SpanSet(NamedLines.In(file.Text, upstreams));
        var found = from line in Lines.In(file.Text)
                    where named.Overlaps(line)
                    let words = Words(file.Text, line).ToList()
                    from version in words.Skip(1)
                    from reference in ToolName.Find(file, words[0].Of(file.Text), version, upstreams)
                    select reference;
        var ties = CommentTies.Read(file, upstreams);
        return ties.Over(TextOrder.Of(found), ties.Lines.SelectMany(line => Words(file.Text, line).Skip(1)));
    }

    private static IEnumerable<TextSpan> Words(string text, TextSpan line)
    {
        var comment = text.AsSpan(line.Start, line.Length).IndexOf('#');
        for (var match = Word().Match(text, line.Start, comment < 0 ? line.Length : comment); match.Success; match = match.NextMatch())
            yield return new TextSpan(match.Index, match.Length);
    }

    [GeneratedRegex(@"[^\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
