using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Finds packages whose name and version stand in two keys of a task that installs them, as Ansible has it: <c>ansible.builtin.pip: { name: acme-tool, version: 1.2.3 }</c>.</summary>
/// <remarks>https://docs.ansible.com/ansible/latest/collections/ansible/builtin/pip_module.html</remarks>
internal static class PackageTasks
{
    private static readonly string[] OtherIndexes = ["npm", "gem", "cargo", "pipx", "pnpm", "yarn"];

    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams, NameHits names) =>
        from map in document.Maps
        from entry in map.Entries
        let task = entry.Value as DocumentNode.Map
        where task is not null
        let package = task.Find("name")
        let version = task.Find("version")
        where package is not null && version is not null && names.AnyIn(package.Span) && VariableNames.LooksLikeVersion(version.Span.Of(file.Text))
        let reference = Of(file, entry.Key[(entry.Key.LastIndexOf('.') + 1)..], package.Span.Of(file.Text), version.Span, upstreams)
        where reference is not null
        select reference;

    private static Reference? Of(FileText file, string module, string package, TextSpan version, IReadOnlyList<Upstream> upstreams) =>
        PackagePins.Tie(package, upstreams) is not { } tie ? null
            : module == "pip" ? PackagePins.At(file, tie, package, version)
            : OtherIndexes.Contains(module) && tie.Name.Source == NameSource.Config ? PackagePins.At(file, tie, package, version) with { PublishedAs = null }
            : null;
}
