namespace Sandbox;

/// <summary>What was asked, and what the sandbox could not answer.</summary>
internal sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<SandboxRequest> _requests = [];
    private readonly List<SandboxExchange> _exchanges = [];
    private readonly List<string> _problems = [];

    public bool KeepsExchanges { get; set; }

    public void Add(SandboxRequest request, int status)
    {
        request.Status = status;
        lock (_gate)
        {
            _requests.Add(request);
        }
    }

    public void Add(SandboxExchange exchange)
    {
        lock (_gate)
        {
            _exchanges.Add(exchange);
        }
    }

    public IReadOnlyList<SandboxExchange> Exchanges()
    {
        lock (_gate)
        {
            return [.. _exchanges];
        }
    }

    public void AddProblem(string problem)
    {
        lock (_gate)
        {
            _problems.Add(problem);
        }
    }

    public IReadOnlyList<SandboxRequest> Requests()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }

    public void ClearRequests()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }

    /// <returns>The problems since the last call.</returns>
    public IReadOnlyList<string> TakeProblems()
    {
        lock (_gate)
        {
            string[] taken = [.. _problems];
            _problems.Clear();
            return taken;
        }
    }
}
