// A city guide on the official Go SDK, as its first tutorial would write it: over HTTP, with sessions or stateless, on a port.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

var names = []string{"Bergen", "Oslo", "Tromsø"}
var cities = map[string]string{"Bergen": "rain and mountains", "Oslo": "the capital of Norway", "Tromsø": "northern lights"}

type numbers struct {
	A int `json:"a"`
	B int `json:"b"`
}

type reason struct {
	Reason string `json:"reason"`
}

type place struct {
	City string `json:"city"`
	Days int    `json:"days,omitempty"`
	Unit string `json:"unit,omitempty"`
}

type weather struct {
	City    string  `json:"city"`
	Days    int     `json:"days"`
	Unit    string  `json:"unit"`
	Degrees float64 `json:"degrees"`
}

func text(value string) *mcp.CallToolResult {
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: value}}}
}

func float(value float64) *float64 { return &value }

func addTools(server *mcp.Server) {
	mcp.AddTool(server, &mcp.Tool{Name: "add", Description: "Add two numbers", Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true}},
		func(ctx context.Context, request *mcp.CallToolRequest, in numbers) (*mcp.CallToolResult, any, error) {
			return text(fmt.Sprint(in.A + in.B)), nil, nil
		})
	schema, err := jsonschema.For[place](nil)
	if err != nil {
		log.Fatal(err)
	}
	schema.Properties["days"].Minimum, schema.Properties["days"].Maximum = float(1), float(7)
	schema.Properties["days"].Default = []byte("1")
	schema.Properties["unit"].Enum = []any{"C", "F"}
	schema.Properties["unit"].Default = []byte(`"C"`)
	mcp.AddTool(server, &mcp.Tool{Name: "weather", Description: "Weather of a city", InputSchema: schema},
		func(ctx context.Context, request *mcp.CallToolRequest, in place) (*mcp.CallToolResult, weather, error) {
			return nil, weather{in.City, in.Days, in.Unit, 4.5}, nil
		})
	mcp.AddTool(server, &mcp.Tool{Name: "fail", Description: "Always fails"},
		func(ctx context.Context, request *mcp.CallToolRequest, in reason) (*mcp.CallToolResult, any, error) {
			return nil, nil, fmt.Errorf("cannot do it: %s", in.Reason)
		})
}

func contents(uri, value string) (*mcp.ReadResourceResult, error) {
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: "text/plain", Text: value}}}, nil
}

func addResources(server *mcp.Server) {
	server.AddResource(&mcp.Resource{URI: "guide://cities", Name: "cities", Description: "All cities", MIMEType: "text/plain"},
		func(ctx context.Context, request *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
			return contents(request.Params.URI, strings.Join(names, "\n")+"\n")
		})
	server.AddResourceTemplate(&mcp.ResourceTemplate{URITemplate: "guide://city/{name}", Name: "city", Description: "One city", MIMEType: "text/plain"},
		func(ctx context.Context, request *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
			name := strings.TrimPrefix(request.Params.URI, "guide://city/")
			return contents(request.Params.URI, name+": "+cities[name])
		})
}

func addPrompts(server *mcp.Server) {
	arguments := []*mcp.PromptArgument{{Name: "city", Required: true}, {Name: "days"}}
	server.AddPrompt(&mcp.Prompt{Name: "plan_trip", Description: "Plan a trip", Arguments: arguments},
		func(ctx context.Context, request *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
			days := request.Params.Arguments["days"]
			if days == "" {
				days = "1"
			}
			line := fmt.Sprintf("Plan a trip to %s for %s days.", request.Params.Arguments["city"], days)
			message := &mcp.PromptMessage{Role: "user", Content: &mcp.TextContent{Text: line}}
			return &mcp.GetPromptResult{Messages: []*mcp.PromptMessage{message}}, nil
		})
}

func complete(ctx context.Context, request *mcp.CompleteRequest) (*mcp.CompleteResult, error) {
	values := []string{}
	for _, name := range names {
		if strings.HasPrefix(name, request.Params.Argument.Value) {
			values = append(values, name)
		}
	}
	return &mcp.CompleteResult{Completion: mcp.CompletionResultDetails{Values: values, Total: len(values)}}, nil
}

func main() {
	server := mcp.NewServer(&mcp.Implementation{Name: "go-guide", Version: "1.0.0"},
		&mcp.ServerOptions{Instructions: "A small city guide.", CompletionHandler: complete})
	addTools(server)
	addResources(server)
	addPrompts(server)
	handler := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server },
		&mcp.StreamableHTTPOptions{Stateless: os.Args[1] == "stateless"})
	http.Handle("/mcp", handler)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[2], nil))
}
