using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.Makefile;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Finds what stands in the text of single values: URLs, images, packages, assigned variables, and in commands the files that are downloaded. Comments in block scalars are left alone.</summary>
internal sealed partial class DocumentText
{
    private readonly FileText _file;
    private readonly IReadOnlyList<Upstream> _upstreams;
    private readonly NameHits _names;

    private DocumentText(FileText file, IReadOnlyList<Upstream> upstreams, NameHits names) => (_file, _upstreams, _names) = (file, upstreams, names);

    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams, NameHits names)
    {
        List<DocumentNode.Value> named = [.. document.Values.Where(value => names.AnyIn(value.Span))];
        var read = WithoutComments(file, named);
        var search = new DocumentText(read, upstreams, names);
        List<Reference> found = [.. named.SelectMany(value => search.In(value.Span))];
        var files = DownloadedFiles.Find(read, found, named.Where(value => value.Form == ValueForm.Block).Select(value => value.Span));
        return found.Concat(files).Where(reference => !IsSplit(file.Text, reference));
    }

    /// <summary>The file, its block scalars without what a shell would take for comments.</summary>
    private static FileText WithoutComments(FileText file, List<DocumentNode.Value> values)
    {
        if (!values.Exists(value => value.Form == ValueForm.Block))
            return file;
        var text = file.Text.ToCharArray();
        foreach (var value in values)
        {
            if (value.Form == ValueForm.Block)
                ShellComments.Blank(text, value.Span);
        }
        return file with { Text = new string(text) };
    }

    private IEnumerable<Reference> In(TextSpan span) => Stretches(span).SelectMany(stretch => (IEnumerable<Reference>)
    [
        .. GitHubUrls.Find(_file, stretch, _upstreams),
        .. ImageNames.Find(_file, stretch, _upstreams),
        .. CommandLines.Find(_file, stretch, _upstreams),
        .. Assignments.Find(_file, stretch, _upstreams),
    ]);

    /// <summary>Of a long value the lines with a name in them, and those beside them that they may go on in.</summary>
    private IEnumerable<TextSpan> Stretches(TextSpan span)
    {
        const int Short = 200;
        if (span.Length <= Short)
            return [span];
        List<TextSpan> stretches = [];
        foreach (var line in Lines.In(span.Of(_file.Text)))
        {
            var place = line with { Start = line.Start + span.Start };
            if (_names.AnyIn(place) && _file.Text.AsSpan(place.Start, place.Length).ContainsAnyInRange('0', '9'))
                stretches.Add(place);
        }
        return stretches;
    }

    /// <summary>Whether the version goes on in the next line behind a backslash that joins the two: such a version has no single place.</summary>
    private static bool IsSplit(string text, Reference reference) => CarriesOn().IsMatch(text, reference.Span.End);

    // How much of the next line's indentation is YAML's own cannot be told here; more than that would begin a new word.
    [GeneratedRegex(@"\G[._+-]*\\(?>\r\n|\n|\r)[ \t]*[0-9.]", RegexOptions.CultureInvariant)]
    private static partial Regex CarriesOn();
}
