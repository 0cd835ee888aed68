using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;

namespace BumpBot.Tests.Scanning;

/// <summary>A base commit in memory.</summary>
internal sealed class FilesAtBase(IReadOnlyDictionary<string, byte[]> files) : IBase
{
    public string Branch => "main";

    public string Commit => "0123456789";

    public IReadOnlyList<TreeFile> Files { get; } =
        [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => new TreeFile(file.Key, BlobId.Of(file.Value), TreeFileMode.Regular, file.Value.Length))];

    public IReadOnlyList<string> PathsNotUtf8 { get; init; } = [];

    public IReadOnlyDictionary<string, string> Submodules { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, StandingBranch> Branches { get; } = new Dictionary<string, StandingBranch>();

    /// <summary>How often a file was read.</summary>
    public int Reads { get; private set; }

    public byte[] Read(TreeFile file)
    {
        Reads++;
        return files[file.Path];
    }
}
