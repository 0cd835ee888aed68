using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Rest;

internal static partial class LabelRoutes
{
    private const int LongestName = 50;
    private const int LongestDescription = 100;

    public static Answer List(RestCall call) =>
        Pages.Of(call, call.Repository.Labels, label => IssueJson.Label(label, call.Repository, call.Links));

    public static Answer Get(RestCall call) => call.Repository.FindLabel(call.Values["name"]) is { } label
        ? Answer.Ok(IssueJson.Label(label, call.Repository, call.Links))
        : throw RestError.NotFound();

    public static Answer Create(RestCall call)
    {
        call.Require(Access.Write);
        var body = call.BodyObject();
        var (name, color, description) = (body.Needed("name"), body.Text("color") ?? "ededed", body.Text("description"));
        CheckName(name);
        if (!Color().IsMatch(color))
            throw RestError.Invalid("Label", "color", "invalid");
        if (description?.Length > LongestDescription)
            throw RestError.Custom("Label", $"description is too long (maximum is {LongestDescription} characters)", "description");
        if (call.Repository.FindLabel(name) is not null)
            throw RestError.Invalid("Label", "name", "already_exists");
        var label = call.Repository.AddLabel(name, color, description);
        return Answer.Created(IssueJson.Label(label, call.Repository, call.Links));
    }

    public static Answer OfIssue(RestCall call) => Pages.Of(
        call, [.. IssueRoutes.Find(call).Labels], label => IssueJson.Label(label, call.Repository, call.Links));

    /// <summary>Labels that are missing are made on the way.</summary>
    public static Answer AddToIssue(RestCall call)
    {
        var issue = IssueRoutes.Find(call);
        call.Require(Access.Write);
        var body = call.Body();
        var names = (body is JsonObject fields ? fields["labels"] : body).LabelNames();
        foreach (var name in names)
            CheckName(name);
        issue.AddLabels(names);
        return Answer.Ok(new JsonArray([.. issue.Labels.Select(label => IssueJson.Label(label, call.Repository, call.Links))]));
    }

    private static void CheckName(string name)
    {
        if (name.Trim().Length == 0)
            throw RestError.Invalid("Label", "name", "missing_field");
        if (name.Length > LongestName)
            throw RestError.Custom("Label", $"name is too long (maximum is {LongestName} characters)", "name");
    }

    [GeneratedRegex("^[0-9A-Fa-f]{6}$")]
    private static partial Regex Color();
}
