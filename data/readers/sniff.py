def sniff(data,name): return "txt"
