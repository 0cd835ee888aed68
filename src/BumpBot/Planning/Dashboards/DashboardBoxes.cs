using System.Globalization;
using System.Text.RegularExpressions;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Dashboards;

/// <summary>The dashboard's boxes as lines, both ways: <c>- [ ] open now &lt;!-- box open owner/repo --&gt;</c>. Who may edit the issue may tick them. Pure.</summary>
public static partial class DashboardBoxes
{
    private const int MaxTicks = 200;

    public static string Line(DashboardBox box) => box switch
    {
        DashboardBox.OpenNow open => Line("open now", "open", open.Upstream.ToString()),
        DashboardBox.Rebase rebase => Line("rebase", "rebase", Number(rebase.Pull)),
        DashboardBox.Recreate recreate => Line("recreate, without what a person committed to it", "recreate", Number(recreate.Pull)),
        DashboardBox.Checked done => Line("checked", "checked", done.Upstream.ToString()),
        DashboardBox.Retry retry => Line("look again", "retry", retry.Upstream.ToString()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The ticked boxes of the open dashboard, each once.</summary>
    public static IReadOnlyList<DashboardTick> Ticked(Standing standing) =>
        [.. standing.Issues
            .Where(issue => issue is { State: IssueState.Open, Mark.Kind: MarkKind.Dashboard })
            .SelectMany(issue => TickedForm().Matches(issue.Body).Take(MaxTicks).Select(Read).OfType<DashboardBox>().Select(box => new DashboardTick(issue.Number, box)))
            .Distinct()];

    private static DashboardBox? Read(Match match)
    {
        var about = match.Groups["about"].Value;
        var upstream = UpstreamId.TryParse(about, out var id) ? id : null;
        var pull = int.TryParse(about, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return match.Groups["verb"].Value switch
        {
            "open" when upstream is not null => new DashboardBox.OpenNow(upstream),
            "checked" when upstream is not null => new DashboardBox.Checked(upstream),
            "retry" when upstream is not null => new DashboardBox.Retry(upstream),
            "rebase" when pull > 0 => new DashboardBox.Rebase(pull),
            "recreate" when pull > 0 => new DashboardBox.Recreate(pull),
            _ => null,
        };
    }

    private static string Line(string text, string verb, string about) => $"  - [ ] {text} <!-- box {verb} {about} -->";

    private static string Number(int pull) => pull.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[ \t]*- \[[xX]\] [^\r\n<]{0,100}<!-- box (?<verb>[a-z]{1,10}) (?<about>[A-Za-z0-9._/#-]{1,200}) -->[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TickedForm();
}
