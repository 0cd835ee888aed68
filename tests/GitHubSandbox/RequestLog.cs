namespace Sandbox;

/// <summary>What was asked, and what the sandbox could not answer.</summary>
internal sealed class RequestLog
{
    private readonly Lock gate = new();
    private readonly List<SandboxRequest> requests = [];
    private readonly List<string> problems = [];

    public void Add(SandboxRequest request, int status)
    {
        request.Status = status;
        lock (gate)
        {
            requests.Add(request);
        }
    }

    public void AddProblem(string problem)
    {
        lock (gate)
        {
            problems.Add(problem);
        }
    }

    public IReadOnlyList<SandboxRequest> Requests()
    {
        lock (gate)
        {
            return [.. requests];
        }
    }

    public void ClearRequests()
    {
        lock (gate)
        {
            requests.Clear();
        }
    }

    /// <returns>The problems since the last call.</returns>
    public IReadOnlyList<string> TakeProblems()
    {
        lock (gate)
        {
            string[] taken = [.. problems];
            problems.Clear();
            return taken;
        }
    }
}
