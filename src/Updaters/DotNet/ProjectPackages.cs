using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>Finds the packages of an MSBuild file or a <c>packages.config</c>, as far as the upstreams go by their ids.</summary>
/// <remarks>
/// https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files,
/// https://learn.microsoft.com/nuget/consume-packages/central-package-management,
/// https://learn.microsoft.com/visualstudio/msbuild/how-to-use-project-sdk, https://learn.microsoft.com/nuget/reference/packages-config.
/// </remarks>
internal sealed class ProjectPackages(string text, NuGetPackages packages)
{
    private static readonly string[] Items = ["PackageReference", "PackageVersion", "GlobalPackageReference", "DotNetCliToolReference", "PackageDownload"];
    private static readonly string[] Versions = ["Version", "VersionOverride"];

    /// <summary>The item that is open, whose version may be an element within it.</summary>
    private (XmlTag Tag, string Id)? _open;

    public IEnumerable<PackageUse> In(IEnumerable<XmlTag> tags) => tags.SelectMany(Of);

    private IEnumerable<PackageUse> Of(XmlTag tag)
    {
        if (tag.Kind == XmlTagKind.Comment)
            return [];
        if (tag.Kind == XmlTagKind.Close)
        {
            if (_open is { } open && tag.Is(text, open.Tag.Name.Of(text)))
                _open = null;
            return [];
        }
        if (_open is { } item && Array.Exists(Versions, name => tag.Is(text, name)))
            return tag.Content(text) is { } content ? [new PackageUse(item.Id, content)] : [];
        if (Array.Exists(Items, name => tag.Is(text, name)))
            return OfItem(tag);
        if (tag.Is(text, "package"))
            return Pair(tag, "id", "version");
        if (tag.Is(text, "Sdk"))
            return Pair(tag, "Name", "Version");
        if (tag.Is(text, "Import") && tag.Attribute(text, "Version") is not null)
            return Pair(tag, "Sdk", "Version");
        return tag.Is(text, "Project") || tag.Is(text, "Import") ? OfSdks(tag) : [];
    }

    private IEnumerable<PackageUse> OfItem(XmlTag tag)
    {
        if ((tag.Attribute(text, "Include") ?? tag.Attribute(text, "Update")) is not { } id || !Knows(id))
            return [];
        var name = Trimmed(id);
        if (tag.Kind == XmlTagKind.Open)
            _open = (tag, name);
        return Versions.Select(version => tag.Attribute(text, version)).OfType<TextSpan>().Select(version => new PackageUse(name, version));
    }

    private IEnumerable<PackageUse> Pair(XmlTag tag, string idName, string versionName) =>
        tag.Attribute(text, idName) is { } id && Knows(id) && tag.Attribute(text, versionName) is { } version ? [new PackageUse(Trimmed(id), version)] : [];

    /// <summary><c>Sdk="Name/1.2.3;Other"</c></summary>
    private IEnumerable<PackageUse> OfSdks(XmlTag tag)
    {
        if (tag.Attribute(text, "Sdk") is not { } sdks)
            yield break;
        var start = sdks.Start;
        foreach (var sdk in sdks.Of(text).Split(';'))
        {
            var slash = sdk.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0 && packages.Know(sdk.AsSpan(0, slash).Trim()))
                yield return new PackageUse(sdk[..slash].Trim(), TextSpan.FromBounds(start + slash + 1, start + sdk.Length));
            start += sdk.Length + 1;
        }
    }

    private bool Knows(TextSpan id) => packages.Know(text.AsSpan(id.Start, id.Length).Trim());

    private string Trimmed(TextSpan id) => text.AsSpan(id.Start, id.Length).Trim().ToString();
}
