using BumpBot.Model;
using Updaters.Text;

namespace BumpBot.Scanning;

/// <summary>What was found in one file.</summary>
/// <param name="Content">Null where there are no references.</param>
internal sealed record FileScan(FileBytes? Content, IReadOnlyList<FoundReference> References)
{
    public static readonly FileScan Nothing = new(null, []);
}
