using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Markdown;

/// <summary>Markdown documents: URLs, images and packages anywhere in them, variables in code. What a document tells of the past stays.</summary>
public sealed class MarkdownUpdater : IFileUpdater
{
    private static readonly string[] Extensions = [".md", ".markdown", ".mdown", ".mkd", ".mdx"];

    public string Name => "docs";

    public bool Handles(string path) =>
        Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) && !HistoryFiles.Include(path);

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        // Asked here too: the config may hand over files of any name, and no changelog is ever edited.
        if (file.Text.Length == 0 || HistoryFiles.Include(file.Path))
            return [];
        var whole = new TextSpan(0, file.Text.Length);
        var outline = MarkdownOutline.Read(file.Text);
        var labels = new LinkLabels(file);
        List<Reference> found =
        [
            .. GitHubUrls.Find(file, whole, upstreams).Where(reference => !labels.IsDefinedByVersion(reference)),
            .. ImageNames.Find(file, whole, upstreams),
            .. PackagePins.Find(file, whole, upstreams),
            .. outline.Code.SelectMany(code => Assignments.Find(file, code, upstreams)),
        ];
        List<Reference> current = [.. Comparisons.Without(found.FindAll(reference => !outline.IsPast(reference.Span)), file.Text, outline)];
        var files = DownloadedFiles.Find(file, current, outline.Code).Where(reference => !outline.IsPast(reference.Span));
        return TextOrder.Of([.. current, .. current.Where(IsUrl).SelectMany(labels.Of), .. files]);
    }

    private static bool IsUrl(Reference reference) => reference.Tie is Tie.ByStructure;
}
