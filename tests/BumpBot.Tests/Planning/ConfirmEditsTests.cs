using System.Text;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class ConfirmEditsTests
{
    [Fact]
    public void A_file_is_changed_at_its_references_and_nowhere_else()
    {
        var change = Assert.IsType<FileChange>(Assert.Single(PushOf(World.With(("a.txt", "é\r\nacme/tool@1.0.0 x acme/tool@1.0.0\r\n1.0.0")).Watching("acme/tool", "1.0.0", "1.10.0")).Changes));
        Assert.Equal("é\r\nacme/tool@1.0.0 x acme/tool@1.0.0\r\n1.0.0", Encoding.UTF8.GetString(change.Before));
        Assert.Equal("é\r\nacme/tool@1.10.0 x acme/tool@1.10.0\r\n1.0.0", Encoding.UTF8.GetString(change.After));
    }

    [Fact]
    public void Each_upstream_changes_a_shared_file_for_itself_alone()
    {
        var plan = World.With(("a.txt", "acme/a@1.0.0 acme/b@1.0.0")).Watching("acme/a", "1.0.0", "2.0.0").Watching("acme/b", "1.0.0", "3.0.0").Plan();
        Assert.Equal(
            ["acme/a@2.0.0 acme/b@1.0.0", "acme/a@1.0.0 acme/b@3.0.0"],
            plan.Pulls.Select(pull => Encoding.UTF8.GetString(Assert.IsType<FileChange>(Assert.Single(pull.Push!.Changes)).After)));
    }

    [Fact]
    public void An_edit_that_is_not_found_again_is_given_up_and_the_rest_goes_on()
    {
        var plan = (World.With(("a.txt", "acme/tool@1.0.0 9.9.8"), ("b.txt", "acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", "9.9.9") with
        {
            Updater = new ForgetfulUpdater(),
        }).Plan();
        Assert.Empty(plan.Pulls);
        Assert.All(plan.NotDone.OfType<NotDone.Reference>(), n => Assert.IsType<ReferenceReason.EditNotConfirmed>(n.Reason));
        Assert.IsType<BumpReason.NothingToMove>(Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
        Assert.Empty(plan.Issues);
    }

    private static BranchCommit PushOf(World world) => Assert.Single(world.Plan().Pulls).Push!;
}
