using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Git;

/// <summary>What one walk over a base commit and the bot's branches gave.</summary>
internal sealed record BaseView(
    RepositoryView Repository,
    string Branch,
    string Commit,
    TreeListing Listing,
    IReadOnlyDictionary<string, StandingBranch> Branches) : IBase
{
    public IReadOnlyList<TreeFile> Files => Listing.Files;

    public IReadOnlyList<string> PathsNotUtf8 => Listing.PathsNotUtf8;

    public IReadOnlyDictionary<string, string> Submodules => Listing.Submodules;

    public byte[] Read(TreeFile file) => Repository.ReadBlob(file.Blob);
}
