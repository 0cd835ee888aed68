using Xunit;

namespace Updaters.Tests.Fixtures;

public static partial class FixtureFolders
{
    public static IEnumerable<TheoryDataRow<string>> Cases => Ids.Select(id => new TheoryDataRow<string>(id));
}
