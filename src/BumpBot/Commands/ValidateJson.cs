using System.Text.Json.Nodes;
using BumpBot.Config;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What <c>validate</c> tells, as JSON.</summary>
internal static class ValidateJson
{
    public static string Of(IReadOnlyList<ConfigProblem> problems) => new JsonObject
    {
        ["schema"] = ReportJson.Schema,
        ["valid"] = false,
        ["problems"] = ReportJson.List(problems, problem => new JsonObject
        {
            ["file"] = problem.File,
            ["line"] = problem.Line,
            ["column"] = problem.Column,
            ["problem"] = problem.Problem,
            ["remedy"] = problem.Remedy,
        }),
    }.ToJsonString(ReportJson.Indented);

    /// <param name="doubts">What is no mistake, but worth telling.</param>
    public static string Of(Session session, TargetSettings settings, string credentials, IReadOnlyList<string> doubts) => new JsonObject
    {
        ["schema"] = ReportJson.Schema,
        ["valid"] = true,
        ["problems"] = new JsonArray(),
        ["config"] = session.ConfigFile,
        ["watch"] = ReportJson.List(settings.Watch, entry => JsonValue.Create(entry.Id.ToString())),
        ["rules"] = settings.Rules.Count,
        ["targets"] = ReportJson.List(session.Targets, target => JsonValue.Create(target.ToString())),
        ["credentials"] = credentials,
        ["doubts"] = ReportJson.List(doubts, doubt => JsonValue.Create(doubt)),
    }.ToJsonString(ReportJson.Indented);
}
